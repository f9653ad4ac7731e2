import { Fragment, Suspense } from 'react';
import type { Filter } from '../../../../metadata/query.ts';
import { useText } from '../../base/use-text.ts';
import { FilterChip } from '../../records/list/filter-chip.tsx';
import { changeItem, fromGroup, toGroup } from '../../records/list/filter-group.ts';
import { NewCondition } from '../../records/list/new-condition.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Popover } from '../../ui/popover.tsx';
import { useDraftObject, WithDraftModel } from '../model/with-draft-model.tsx';
import type { Bound } from '../store/use-studio.ts';
import styles from './controls.module.css';
import { Property } from './property.tsx';

type Props = { label: string; help?: string; bound: Bound<Filter>; object: string | undefined };

/** Which records: the builder of the lists, over the object as it will be. */
export function FilterControl({ label, help, bound, object }: Props) {
  return (
    <Property label={label} help={help} bound={bound}>
      {() => (
        <WithDraftModel>
          <Suspense>{object !== undefined && <Conditions bound={bound} object={object} />}</Suspense>
        </WithDraftModel>
      )}
    </Property>
  );
}

function Conditions({ bound, object: name }: { bound: Bound<Filter>; object: string }) {
  const t = useText();
  const object = useDraftObject(name);
  if (!object) return null;
  const group = toGroup(bound.value);
  const write = (next: typeof group) => bound.write(next.items.length > 0 ? fromGroup(next) : undefined);
  return (
    <div className={styles.conditions}>
      {group.items.map((item, index) => (
        <Fragment key={JSON.stringify(item)}>
          {index > 0 && (
            <button
              type="button"
              className={styles.word}
              title={t('list.switchJoin')}
              onClick={() => write({ ...group, join: group.join === 'and' ? 'or' : 'and' })}
            >
              {t(group.join === 'and' ? 'list.and' : 'list.or')}
            </button>
          )}
          <FilterChip object={object} filter={item} onChange={(next) => write(changeItem(group, index, next))} />
        </Fragment>
      ))}
      <Popover
        width={320}
        trigger={(toggle) => (
          <Button size="sm" variant="ghost" icon={<Icon name="plus" />} onClick={toggle}>
            {t('studio.addCondition')}
          </Button>
        )}
      >
        {(close) => (
          <NewCondition
            object={object}
            withGroup
            onDone={(filter) => {
              close();
              write({ ...group, items: [...group.items, filter] });
            }}
          />
        )}
      </Popover>
    </div>
  );
}
