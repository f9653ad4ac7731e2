import type { AnswerAt } from '../../base/api-types.ts';
import { useFormat } from '../../base/use-format.ts';
import { useText } from '../../base/use-text.ts';
import styles from './review-dialog.module.css';

export type DataStep = AnswerAt<'POST', `/change-sets/${string}/check`>['steps'][number];

/** Three numbers of a conversion, as it is · written otherwise · not possible, and examples of the third. */
export function ConvertedValues({ step: { values, changed = 0, lost, seen = [] } }: { step: DataStep }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <dl className={styles.numbers}>
        <div>
          <dt>{t('studio.convert.same')}</dt>
          <dd>{format.number(values - changed - lost)}</dd>
        </div>
        <div>
          <dt>{t('studio.convert.changed')}</dt>
          <dd>{format.number(changed)}</dd>
        </div>
        <div data-lost={lost > 0 || undefined}>
          <dt>{t('studio.convert.lost')}</dt>
          <dd>{format.number(lost)}</dd>
        </div>
      </dl>
      {seen.length > 0 && (
        <details className={styles.examples}>
          <summary>{t('studio.convert.examples', { count: seen.length })}</summary>
          <ul>
            {[...new Set(seen)].map((value) => (
              <li key={value}>
                <code>{value}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
