import type { ImportJob } from '../../../../metadata/api/import-shapes.ts';
import { useText } from '../../base/use-text.ts';
import { Card } from '../../ui/card.tsx';
import { errorsBesideCauses } from './errors-beside-causes.ts';
import styles from './import.module.css';

/** Each row that failed, what stood there and why, unless the causes tell it. */
export function JobErrors({ job }: { job: ImportJob }) {
  const t = useText();
  const errors = errorsBesideCauses(job);
  if (errors.length === 0) return null;
  const isFirst = job.errors.length < job.failed;
  const title = t(errors.length < job.errors.length ? 'import.otherErrors' : isFirst ? 'import.firstErrors' : 'import.errors', {
    count: errors.length,
  });
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
