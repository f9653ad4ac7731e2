import type { WireRecord } from '../../../../../../metadata/wire.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { useTriedValue } from '../../../formula/use-tried-value.ts';
import { comparisonWords, type Speaker } from '../condition-words.ts';
import styles from './trial.module.css';
import { comparisonsOf } from './trial-object.ts';

type Props = { speaker: Speaker; when: string | undefined; parts: readonly boolean[]; record: WireRecord };

/** Each comparison of a condition with whether it holds, and what the record has there. */
export function TrialParts({ speaker, when, parts, record }: Props) {
  const { t, model, object, label } = speaker;
  const shown = useTriedValue();
  const comparisons = comparisonsOf(when);
  const shownNow = (path: string) => {
    const value = record[path];
    const field = model.objects[object]?.fields[path];
    if (path.includes('.') || value === undefined) return undefined;
    if (typeof value === 'object' && value !== null) return 'title' in value ? String(value.title) : undefined;
    const option = field && 'options' in field ? field.options.find((each) => each.value === value) : undefined;
    return option ? label(option.label) : shown(value);
  };
  return (
    <ul className={styles.parts}>
      {comparisons.map((comparison, at) => {
        const { subject, operator, value } = comparisonWords(comparison, speaker);
        const now = comparison.about === 'field' && !comparison.prior ? shownNow(comparison.path) : undefined;
        return (
          <li key={JSON.stringify(comparison)} data-holds={parts[at]}>
            <Icon name={parts[at] ? 'check' : 'x'} size={14} label={t(parts[at] ? 'rules.yes' : 'rules.no')} />
            <span>
              {subject} {operator} {value}
              {now !== undefined && <small> {t('rules.trial.now', { value: now })}</small>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
