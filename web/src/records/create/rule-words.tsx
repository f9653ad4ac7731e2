import type { Label } from '../../../../metadata/label.ts';
import type { Problem } from '../../../../metadata/problem.ts';
import { useLabel } from '../../base/use-text.ts';
import type { RuleAnswer } from '../../fields/rules/ask-rules.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './create-form.module.css';

type Props = {
  rules: Pick<RuleAnswer, 'problems' | 'warnings'>;
  /** Nobody is refused anything before they have begun. */
  isTouched: boolean;
  /** Whether the field is there to say it at. */
  isDrawn: (field: string) => boolean;
};

/** What rules refuse the record as a whole for, or for a field that is not in sight, and what they warn of. */
export function RuleWords({ rules, isTouched, isDrawn }: Props) {
  const refused = rules.problems.filter(
    ({ code, field }) => isTouched && code === 'refused' && (field === undefined || !isDrawn(field)),
  );
  return (
    <>
      <Words of={refused} isRefusal />
      <Words of={rules.warnings} />
    </>
  );
}

function Words({ of, isRefusal = false }: { of: readonly Problem[]; isRefusal?: boolean }) {
  const label = useLabel();
  if (of.length === 0) return null;
  return (
    <div role="status">
      <ul className={styles.warnings} data-refusal={isRefusal || undefined}>
        {of.map(({ rule, params }) => (
          <li key={rule}>
            <Icon name="alert-triangle" />
            {label(params?.message as Label)}
          </li>
        ))}
      </ul>
    </div>
  );
}
