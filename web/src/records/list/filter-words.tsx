import type { Condition, Filter } from '../../../../metadata/query.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { useFormat } from '../../base/use-format.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { findField, pathLabel } from '../../fields/find-field.ts';
import { conditionValueText, operatorText, type ValueWords } from './condition-text.ts';
import styles from './filter-bar.module.css';
import { isCondition, isGroup, toGroup } from './filter-group.ts';

/** A condition, or a group of them, in words. */
export function FilterWords({ object, filter }: { object: ObjectModel; filter: Filter }) {
  const t = useText();
  if (isCondition(filter)) return <ConditionWords object={object} condition={filter} />;
  if (!isGroup(filter)) return <>{t('list.ownFilter')}</>;
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
