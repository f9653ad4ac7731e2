import { useLabel } from '../../base/use-text.ts';
import { shownMeasures } from '../plot-data.ts';
import { useFigureTexts } from '../use-figure-texts.ts';
import type { Chart, ChartProps } from './chart.ts';
import styles from './number.module.css';
import { RecordsLink } from './records-link.tsx';

/** One large figure; the report's further measures stand small beneath it. */
function NumberChart({ report, result, request, title }: ChartProps) {
  const label = useLabel();
  const texts = useFigureTexts(report.query.object);
  if (result.type !== 'summary') return null;
  const [first, ...rest] = shownMeasures(result);
  const values = result.rows[0]?.values ?? {};
  const exact = texts.figure(first, values[first?.name ?? '']);
  return (
    <div className={styles.number}>
      <RecordsLink
        report={report}
        request={request}
        target={{ measure: first }}
        title={`${title} ${exact}`}
        className={styles.figure}
      >
        {texts.figure(first, values[first?.name ?? ''], { short: true })}
      </RecordsLink>
      {rest.length > 0 && (
        <ul className={styles.rest}>
          {rest.map((measure) => (
            <li key={measure.name}>
              <RecordsLink
                report={report}
                request={request}
                target={{ measure }}
                title={label(measure.label)}
                className={styles.further}
              >
                {label(measure.label)} <b>{texts.figure(measure, values[measure.name], { short: true })}</b>
              </RecordsLink>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export const number: Chart = { shows: 'summary', Draw: NumberChart, small: true };
