import type { ImportJob } from '../../../../metadata/wire.ts';
import { useText } from '../../base/use-text.ts';
import { Card } from '../../ui/card.tsx';
import styles from './import.module.css';

/** Each row that failed, what stood there and why. */
export function JobErrors({ job: { errors, failed } }: { job: ImportJob }) {
  const t = useText();
  if (errors.length === 0) return null;
  const title = t(errors.length < failed ? 'import.firstErrors' : 'import.errors', { count: errors.length });
  return (
    <Card title={title}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on phones, which the keyboard must be able to do */}
      <section className={styles.scroll} tabIndex={0} aria-label={title}>
        <table className={styles.errors}>
          <thead>
            <tr>
              <th scope="col">{t('import.row')}</th>
              <th scope="col">{t('import.column')}</th>
              <th scope="col">{t('import.seen')}</th>
              <th scope="col">{t('import.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {errors.map(({ row, column, seen, message }) => (
              <tr key={`${row} ${column} ${message}`}>
                <td>{row}</td>
                <td>{column}</td>
                <td className={styles.seen}>{seen}</td>
                <td className={styles.reason}>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}
