import { useLabel } from '../../base/use-text.ts';
import { finestRows, shownMeasures } from '../plot-data.ts';
import { useFigureTexts } from '../use-figure-texts.ts';
import styles from './bar.module.css';
import type { Chart, ChartProps } from './chart.ts';
import { RecordsLink } from './records-link.tsx';

/** Lying bars of the first measure; the others are written behind it. */
function BarChart({ report, result, request }: ChartProps) {
  const label = useLabel();
  const texts = useFigureTexts(report.query.object);
  if (result.type !== 'summary') return null;
  const { groups } = result;
  const rows = finestRows(result);
  const [first, ...rest] = shownMeasures(result);
  if (!first) return null;
  const lengths = rows.map(({ values }) => Math.max(Number(values[first.name] ?? 0), 0));
  const longest = Math.max(...lengths, Number.MIN_VALUE);
  return (
    <ul className={styles.bars}>
      {rows.map(({ keys, values }, index) => {
        const name = groups.map((group, at) => texts.key(group, keys[at])).join(' · ');
        return (
          <li key={JSON.stringify(keys)}>
            <RecordsLink
              report={report}
              request={request}
              target={{ groups, keys, known: rows.map((row) => row.keys) }}
              title={name}
              className={styles.row}
            >
              <span className={styles.name}>{name}</span>
              <span className={styles.track}>
                <span className={styles.bar} style={{ width: `${((lengths[index] ?? 0) / longest) * 100}%` }} />
              </span>
              <span className={styles.figure} title={`${label(first.label)} ${texts.figure(first, values[first.name])}`}>
                {texts.figure(first, values[first.name], { short: true })}
              </span>
              {rest.map((measure) => (
                <span
                  key={measure.name}
                  className={styles.further}
                  title={`${label(measure.label)} ${texts.figure(measure, values[measure.name])}`}
                >
                  {texts.figure(measure, values[measure.name], { short: true })}
                </span>
              ))}
            </RecordsLink>
          </li>
        );
      })}
      <li className={styles.heads} aria-hidden="true">
        <span className={styles.figure}>{label(first.label)}</span>
        {rest.map((measure) => (
          <span key={measure.name} className={styles.further}>
            {label(measure.label)}
          </span>
        ))}
      </li>
    </ul>
  );
}

export const bar: Chart = { shows: 'summary', Draw: BarChart, tabular: true };
