import { useLabel } from '../../base/use-text.ts';
import { shownMeasures } from '../plot-data.ts';
import { useFigureTexts } from '../use-figure-texts.ts';
import { ChangeMark } from './change-mark.tsx';
import type { Chart, ChartProps } from './chart.ts';
import { ComparedDays, requestOf } from './compared-days.tsx';
import styles from './number.module.css';
import { RecordsLink } from './records-link.tsx';

/** One large figure; the report's further measures stand small beneath it. */
function NumberChart({ report, result, request, title }: ChartProps) {
  const label = useLabel();
  const texts = useFigureTexts(report.query.object);
  if (result.type !== 'summary') return null;
  const [first, ...rest] = shownMeasures(result);
  const { values = {}, before } = result.rows[0] ?? {};
  const counted = requestOf(result, request);
  const exact = texts.figure(first, values[first?.name ?? '']);
  return (
    <div className={styles.number}>
      <RecordsLink
        report={report}
        request={counted}
        target={{ measure: first }}
        title={`${title} ${exact}`}
        className={styles.figure}
      >
        {texts.figure(first, values[first?.name ?? ''], { short: true })}
      </RecordsLink>
      {first && before && <ChangeMark measure={first} now={values[first.name]} before={before[first.name]} texts={texts} />}
      <ComparedDays result={result} />
      {rest.length > 0 && (
        <ul className={styles.rest}>
          {rest.map((measure) => (
            <li key={measure.name}>
              <RecordsLink
                report={report}
                request={counted}
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
