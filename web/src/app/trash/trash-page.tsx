import { useState } from 'react';
import { usePageTitle } from '../../base/page-title.ts';
import { useFormat } from '../../base/use-format.ts';
import { useSettled } from '../../base/use-settled.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useMenuObjects, usePluralLabel } from '../shell/navigation.ts';
import styles from './trash-page.module.css';
import { TrashedRecords } from './trashed-records.tsx';
import { useTrashCounts } from './use-trash-counts.ts';

/** Deleted records, object by object, to put back; words look through all of them. */
export function TrashPage() {
  const t = useText();
  usePageTitle(t('nav.trash'));
  const [typed, setTyped] = useState('');
  const words = useSettled(typed.trim(), 200) || undefined;
  return (
    <>
      <PageHeader icon="trash" title={t('nav.trash')} />
      <div className={styles.top}>
        <label className={styles.find}>
          <Icon name="search" size={14} />
          <input
            type="search"
            placeholder={t('trash.find')}
            aria-label={t('trash.find')}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
      </div>
      <Trash words={words} />
    </>
  );
}

function Trash({ words }: { words: string | undefined }) {
  const t = useText();
  const plural = usePluralLabel();
  const format = useFormat();
  const objects = useMenuObjects().filter((object) => object.access.delete);
  const counts = useTrashCounts(objects, words);
  const [chosen, setChosen] = useState<string>();
  if (!counts) return <SkeletonRows />;
  const filled = objects.filter(({ name }) => (counts[name] ?? 0) > 0);
  const object = filled.find(({ name }) => name === chosen) ?? filled[0];
  if (!object) return <EmptyState icon="trash" title={words ? t('trash.notFound', { words }) : t('trash.none')} />;
  return (
    <>
      <div className={styles.bar}>
        {objects.map((one) => (
          <Button
            key={one.name}
            size="sm"
            variant="ghost"
            icon={<Icon name={one.icon} />}
            aria-pressed={one === object}
            disabled={!filled.includes(one)}
            onClick={() => setChosen(one.name)}
          >
            {plural(one)}
            <span className={styles.count}>{format.number(counts[one.name] ?? 0)}</span>
          </Button>
        ))}
      </div>
      <TrashedRecords key={object.name} object={object} words={words} />
    </>
  );
}
