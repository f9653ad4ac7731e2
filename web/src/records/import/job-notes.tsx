import type { ImportJob } from '../../../../metadata/api/import-shapes.ts';
import { useFormat } from '../../base/use-format.ts';
import { useText } from '../../base/use-text.ts';
import { Card } from '../../ui/card.tsx';
import styles from './import.module.css';

/** What was made of cells that were read, but not as they stand there. */
export function JobNotes({ job: { notes = [] } }: { job: ImportJob }) {
  const t = useText();
  const format = useFormat();
  if (notes.length === 0) return null;
  return (
    <Card title={t('import.notes')}>
      <ul className={styles.notes}>
        {notes.map(({ row, count, column, message }) => (
          <li key={`${column} ${message}`}>
            {message}
            <small>
              {t(count > 1 ? 'import.noteRows' : 'import.noteRow', { row: format.number(row), count: format.number(count) })}
            </small>
          </li>
        ))}
      </ul>
    </Card>
  );
}
