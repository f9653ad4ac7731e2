import { useState } from 'react';
import type { ImportJob } from '../../../../metadata/api/import-shapes.ts';
import { useFormat } from '../../base/use-format.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import styles from './import.module.css';

const shownAtFirst = 10;

/** What an import will take for values that do not come in as they stand in the file, so that nothing is replaced unseen. */
export function JobReplacements({ job: { replacements = [], replaced = 0 } }: { job: ImportJob }) {
  const t = useText();
  const format = useFormat();
  const [all, setAll] = useState(false);
  if (replacements.length === 0) return null;
  const shown = all ? replacements : replacements.slice(0, shownAtFirst);
  const more = replaced - replacements.length;
  const title = t('import.replacements', { count: format.number(replaced) });
  return (
    <Card title={title}>
      <p className={styles.quiet}>{t('import.replacementsHelp')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on phones, which the keyboard must be able to do */}
      <section className={styles.scroll} tabIndex={0} aria-label={title}>
        <table className={styles.errors}>
          <thead>
            <tr>
              <th scope="col">{t('import.column')}</th>
              <th scope="col">{t('import.seen')}</th>
              <th scope="col">{t('import.becomes')}</th>
              <th scope="col">{t('import.rowCount')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ column, value, becomes, isNew, count }) => (
              <tr key={`${column} ${value} ${becomes}`}>
                <td>{column}</td>
                <td className={styles.seen}>{value}</td>
                <td className={styles.seen}>
                  {becomes !== value && becomes}
                  {becomes === null && <span className={styles.nothing}>{t('import.becomesEmpty')}</span>}
                  {isNew && (
                    <span className={styles.nothing}>
                      {becomes !== value && ' · '}
                      {t('import.becomesNew')}
                    </span>
                  )}
                </td>
                <td>{format.number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {!all && replacements.length > shownAtFirst && (
        <Button size="sm" variant="ghost" onClick={() => setAll(true)}>
          {t('import.allReplacements', { count: format.number(replacements.length) })}
        </Button>
      )}
      {all && more > 0 && <p className={styles.quiet}>{t('import.moreValues', { count: format.number(more) })}</p>}
    </Card>
  );
}
