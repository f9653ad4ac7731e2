import type { ReportRow } from '../../../../metadata/api/records.ts';
import type { ReportMeasure } from '../../../../metadata/define/report.ts';
import type { GroupBy } from '../../../../metadata/query.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { pivotData } from '../pivot-data.ts';
import { finestRows, type SummaryResult, shownMeasures } from '../plot-data.ts';
import { useFigureTexts } from '../use-figure-texts.ts';
import { ChangeMark } from './change-mark.tsx';
import type { ChartProps } from './chart.ts';
import { ComparedDays, requestOf } from './compared-days.tsx';
import { RecordsLink } from './records-link.tsx';
import styles from './table.module.css';

type Props = Omit<ChartProps, 'result'> & { result: SummaryResult };

/** Figures by their groups, some of which may stand in columns; totals stand below and at the right. */
export function SummaryTable({ report, result, request, title }: Props) {
  const t = useText();
  const label = useLabel();
  const texts = useFigureTexts(report.query.object);
  const measures = shownMeasures(result);
  const { groups } = result;
  const { down, across, columns, rows } = pivotData(result);
  const known = finestRows(result).map(({ keys }) => keys);
  const named = (positions: readonly number[], keys: readonly unknown[]) =>
    keys.map((key, index) => texts.key(groups[positions[index] as number] as GroupBy, key));
  const nameOf = (keys: readonly unknown[]) => named(across, keys).join(' · ') || t('dashboards.total');
  const cellProps = { report, request: requestOf(result, request), result, known, title, texts };
  return (
    <>
      <table className={styles.table} aria-label={title}>
        <thead>
          {across.length > 0 && (
            <tr>
              <td colSpan={down.length} className={styles.corner}>
                {across.map((index) => texts.field(groups[index]?.field ?? '')).join(' · ')}
              </td>
              {columns.map((keys) => (
                <th key={JSON.stringify(keys)} scope="colgroup" colSpan={measures.length} className={styles.figure}>
                  {nameOf(keys)}
                </th>
              ))}
            </tr>
          )}
          <tr>
            {down.map((index) => (
              <th key={index} scope="col">
                {texts.field(groups[index]?.field ?? '')}
              </th>
            ))}
            {columns.map((keys) =>
              measures.map((measure) => (
                <th key={`${JSON.stringify(keys)} ${measure.name}`} scope="col" className={styles.figure}>
                  {label(measure.label)}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ keys, cells }) => (
            <tr key={JSON.stringify(keys)} className={classNames(keys.length < down.length && styles.total)}>
              {named(down, keys).map((text, index) => (
                <td key={down[index]}>{text}</td>
              ))}
              {keys.length < down.length && (
                <td colSpan={down.length - keys.length}>{t(keys.length === 0 ? 'dashboards.total' : 'dashboards.subtotal')}</td>
              )}
              {cells.map((cell, column) =>
                measures.map((measure) => (
                  <td key={`${JSON.stringify(columns[column])} ${measure.name}`} className={styles.figure}>
                    <Figure {...cellProps} measure={measure} row={cell} />
                  </td>
                )),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <ComparedDays result={result} />
      {result.truncated && (
        <p className={styles.note}>
          {result.groupCount === undefined
            ? t('dashboards.truncated', { count: known.length })
            : t('dashboards.groupsOf', { shown: known.length, count: result.groupCount })}
        </p>
      )}
    </>
  );
}

type FigureProps = Props & {
  measure: ReportMeasure;
  row: ReportRow | undefined;
  known: unknown[][];
  texts: ReturnType<typeof useFigureTexts>;
};

function Figure({ measure, row, known, texts, report, request, result, title }: FigureProps) {
  if (!row) return null;
  const { keys, values, before, totals } = row;
  const { groups } = result;
  const name = keys
    .flatMap((key, index) => (totals?.includes(index) ? [] : [texts.key(groups[index] as GroupBy, key)]))
    .join(' · ');
  return (
    <>
      <RecordsLink report={report} request={request} target={{ measure, groups, keys, totals, known }} title={name || title}>
        {texts.figure(measure, values[measure.name])}
      </RecordsLink>
      {before && measure.name in before && (
        <ChangeMark measure={measure} now={values[measure.name]} before={before[measure.name]} texts={texts} />
      )}
    </>
  );
}
