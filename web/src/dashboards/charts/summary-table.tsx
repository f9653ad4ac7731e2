import { useLabel, useText } from '../../base/use-text.ts';
import { type SummaryResult, shownMeasures } from '../plot-data.ts';
import { useFigureTexts } from '../use-figure-texts.ts';
import type { ChartProps } from './chart.ts';
import { RecordsLink } from './records-link.tsx';
import styles from './table.module.css';

type Props = Omit<ChartProps, 'result'> & { result: SummaryResult };

export function SummaryTable({ report, result, request, title }: Props) {
  const t = useText();
  const label = useLabel();
  const texts = useFigureTexts(report.query.object);
  const measures = shownMeasures(result);
  const { groups, rows } = result;
  return (
    <>
      <table className={styles.table} aria-label={title}>
        <thead>
          <tr>
            {groups.map((group) => (
              <th key={group.field} scope="col">
                {texts.field(group.field)}
              </th>
            ))}
            {measures.map((measure) => (
              <th key={measure.name} scope="col" className={styles.figure}>
                {label(measure.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ keys, values }) => (
            <tr key={JSON.stringify(keys)}>
              {groups.map((group, index) => (
                <td key={group.field}>{texts.key(group, keys[index])}</td>
              ))}
              {measures.map((measure) => (
                <td key={measure.name} className={styles.figure}>
                  <RecordsLink
                    report={report}
                    request={request}
                    target={{ measure, groups, keys }}
                    title={groups.map((group, index) => texts.key(group, keys[index])).join(' · ') || title}
                  >
                    {texts.figure(measure, values[measure.name])}
                  </RecordsLink>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {result.truncated && <p className={styles.note}>{t('dashboards.truncated', { count: rows.length })}</p>}
    </>
  );
}
