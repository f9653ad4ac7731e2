import { Suspense } from 'react';
import type { Filter } from '../../../../metadata/query.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { loadLater } from '../../base/load-later.ts';
import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { Popover } from '../../ui/popover.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import styles from './filter-bar.module.css';
import { isCondition, isGroup, toGroup } from './filter-group.ts';
import { FilterWords } from './filter-words.tsx';

const GroupEditor = loadLater(() => import('./group-editor.tsx'), 'GroupEditor');

type Props = { object: ObjectModel; filter: Filter; onChange: (filter: Filter | undefined) => void };

/** A condition, or a group of them, in words; a click changes it. */
export function FilterChip({ object, filter, onChange }: Props) {
  const t = useText();
  const remove = (
    <button type="button" className={styles.remove} aria-label={t('list.removeFilter')} onClick={() => onChange(undefined)}>
      <Icon name="x" size={12} />
    </button>
  );
  if (!isCondition(filter) && !isGroup(filter)) {
    return (
      <span className={styles.chip}>
        <span className={styles.text}>{t('list.ownFilter')}</span>
        {remove}
      </span>
    );
  }
  return (
    <span className={styles.chip}>
      <Popover
        width={320}
        trigger={(toggle, open) => (
          <button type="button" className={styles.text} aria-expanded={open} onClick={toggle}>
            <FilterWords object={object} filter={filter} />
          </button>
        )}
      >
        {(close) =>
          isCondition(filter) ? (
            <ConditionEditor
              object={object}
              condition={filter}
              onDone={(next) => {
                close();
                onChange(next);
              }}
            />
          ) : (
            <Suspense fallback={<SkeletonRows count={3} />}>
              <GroupEditor object={object} group={toGroup(filter)} onChange={onChange} />
            </Suspense>
          )
        }
      </Popover>
      {remove}
    </span>
  );
}
