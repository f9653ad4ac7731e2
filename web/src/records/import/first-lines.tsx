import type { ImportPreview } from '../../../../metadata/api/import-shapes.ts';
import { useText } from '../../base/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import styles from './file-reading.module.css';

/** The first rows as they stand in the file; what stands above the header is grey. */
export function FirstLines({ preview: { head, headerRow } }: { preview: ImportPreview }) {
  const t = useText();
  const width = Math.max(1, ...head.map(({ cells }) => cells.findLastIndex((cell) => cell.trim() !== '') + 1));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, which the keyboard must be able to do
    <section className={styles.scroll} tabIndex={0} aria-label={t('import.firstLines')}>
      <table className={styles.lines}>
        <caption className={styles.caption}>{t('import.firstLines')}</caption>
        <tbody>
          {head.map(({ row, cells }) => (
            <tr key={row} className={classNames(row === headerRow && styles.header, row < headerRow && styles.above)}>
              <th scope="row">{row}</th>
              {Array.from({ length: width }, (_, at) => (
                <td key={at}>{cells[at] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
