import { Suspense } from 'react';
import type { Condition, Filter } from '../../../../metadata/query.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { loadLater } from '../../base/load-later.ts';
import { useFormat } from '../../base/use-format.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { findField, pathLabel } from '../../fields/find-field.ts';
import { Icon } from '../../ui/icon.tsx';
import { Popover } from '../../ui/popover.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import { conditionValueText, operatorText, type ValueWords } from './condition-text.ts';
import styles from './filter-bar.module.css';
import { isCondition, isGroup, toGroup } from './filter-group.ts';

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
            {isCondition(filter) ? (
              <ConditionWords object={object} condition={filter} />
            ) : (
              <GroupWords object={object} filter={filter} />
            )}
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

function GroupWords({ object, filter }: { object: ObjectModel; filter: { and: Filter[] } | { or: Filter[] } }) {
  const t = useText();
  const { join, items } = toGroup(filter);
  if (items.length === 0) return <>{t('list.emptyGroup')}</>;
  return (
    <>
      {items.map((item, index) => (
        <span key={JSON.stringify(item)}>
          {index > 0 && <span className={styles.op}> {t(join === 'and' ? 'list.and' : 'list.or')} </span>}
          {isCondition(item) ? <ConditionWords object={object} condition={item} /> : t('list.ownFilter')}
        </span>
      ))}
    </>
  );
}

function ConditionWords({ object, condition }: { object: ObjectModel; condition: Condition }) {
  const words = useWords();
  const found = findField(useModel(), object.name, condition.field);
  if (!found) return <>{condition.field}</>;
  return (
    <>
      {pathLabel(found, words.label)} <span className={styles.op}>{operatorText(condition.op, found.field, words)}</span>{' '}
      <b className={styles.value}>{conditionValueText(condition, found.field, words)}</b>
    </>
  );
}

function useWords(): ValueWords {
  const t = useText();
  const label = useLabel();
  const { date, number } = useFormat();
  return { t, label, date, number };
}
