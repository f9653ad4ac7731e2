import { useState } from 'react';
import type { ImportMap, ImportPreview } from '../../../../metadata/api/import-shapes.ts';
import type { ImportPlan } from '../../../../metadata/define/import-plan.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { applyMap, fitsFile, knownColumns } from './apply-map.ts';
import styles from './map-bar.module.css';
import { MapDialog } from './map-dialog.tsx';
import { useImportMaps, useMapRemoval } from './use-import-maps.ts';

type Props = {
  plan: ImportPlan;
  preview: ImportPreview;
  object: ObjectModel;
  /** Whether the plan could be run, and so kept. */
  complete: boolean;
  onPlan: (plan: ImportPlan) => void;
};

/** How many columns are matched, and plans kept before: one that fits the file is offered, the others can be picked, and the present one kept. */
export function MapBar({ plan, preview, object, complete, onPlan }: Props) {
  const t = useText();
  const { data: maps = [] } = useImportMaps(object.name);
  const [used, setUsed] = useState<string>();
  const [naming, setNaming] = useState(false);
  const fitting = maps.find((map) => fitsFile(map, preview));
  const use = (map: ImportMap) => {
    setUsed(map.id);
    onPlan(applyMap(map, preview, object));
  };
  const matched = plan.columns.filter(({ field }) => field !== null).length;
  const present = maps.find(({ id }) => id === used);
  return (
    <div className={styles.bar}>
      <span className={styles.matched}>{t('import.matched', { count: matched, all: preview.columns.length })}</span>
      {present ? (
        <span className={styles.offer}>
          <Icon name="check" className={styles.good} /> <span>{t('import.mapUsed', { name: present.name })}</span>
        </span>
      ) : (
        fitting && (
          <span className={styles.offer}>
            <Icon name="star" /> <span>{t('import.mapFits', { name: fitting.name })}</span>
            <Button size="sm" onClick={() => use(fitting)}>
              {t('import.useMap')}
            </Button>
          </span>
        )
      )}
      <span className={styles.actions}>
        {maps.length > 0 && (
          <Popover
            position="bottom-end"
            trigger={(toggle) => (
              <Button size="sm" variant="ghost" onClick={toggle}>
                {t('import.maps')}
              </Button>
            )}
          >
            {(close) => (
              <MapList
                maps={maps}
                preview={preview}
                object={object}
                onUse={(map) => {
                  use(map);
                  close();
                }}
              />
            )}
          </Popover>
        )}
        <Button size="sm" variant="ghost" disabled={!complete} onClick={() => setNaming(true)}>
          {t('import.keepMap')}
        </Button>
      </span>
      {naming && <MapDialog plan={plan} present={present} onClose={() => setNaming(false)} />}
    </div>
  );
}

type ListProps = Pick<Props, 'preview' | 'object'> & { maps: ImportMap[]; onUse: (map: ImportMap) => void };

function MapList({ maps, preview, object, onUse }: ListProps) {
  const t = useText();
  const remove = useMapRemoval(object.name);
  return (
    <ul className={styles.list} aria-label={t('import.maps')}>
      {maps.map((map) => (
        <li key={map.id} className={styles.map}>
          <button type="button" className={styles.pick} onClick={() => onUse(map)}>
            <span>{map.name}</span>
            <small>
              {t('import.mapKnows', { known: knownColumns(map, preview), all: preview.columns.length })}
              {!map.mine && ` · ${t('import.mapOf', { name: map.owner })}`}
              {map.mine && map.shared && ` · ${t('import.mapShared')}`}
            </small>
          </button>
          {map.mine && (
            <IconButton
              size="sm"
              icon={<Icon name="trash" />}
              label={t('import.removeMap', { name: map.name })}
              onClick={() => remove(map.id).catch(toast.problem)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
