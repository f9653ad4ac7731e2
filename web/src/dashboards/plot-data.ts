import type { ReportRow } from '../../../metadata/api/records.ts';
import type { ReportResult } from '../../../metadata/api/reports.ts';
import { everyBucket } from '../../../metadata/calendar.ts';
import type { ReportMeasure } from '../../../metadata/define/report.ts';
import type { DateBucket } from '../../../metadata/query.ts';

export type SummaryResult = Extract<ReportResult, { type: 'summary' }>;
export type FunnelResult = Extract<ReportResult, { type: 'funnel' }>;

export function shownMeasures({ measures }: SummaryResult): ReportMeasure[] {
  return measures.filter(({ hidden }) => !hidden);
}

/** Rows of the finest groups: what is drawn is no total. */
export function finestRows({ rows }: SummaryResult): ReportRow[] {
  return rows.filter(({ totals }) => totals === undefined);
}

/** A point of a plot; without a row nothing was counted there. */
export type PlotPoint = { value: number | null; row?: ReportRow };
export type PlotSeries = { key: unknown; points: PlotPoint[] };
export type PlotData = { categories: unknown[]; series: PlotSeries[] };

/** The first measure over the first group, one series per value of the second group; months in which nothing happened keep their place. */
export function plotData(result: SummaryResult): PlotData {
  const { groups } = result;
  const rows = finestRows(result);
  const measure = shownMeasures(result)[0];
  const found = distinctKeys(rows.map(({ keys }) => keys[0] ?? null));
  const bucket = groups[0]?.bucket;
  const categories = bucket ? fillBuckets(found, bucket) : found;
  const seriesKeys = groups.length > 1 ? distinctKeys(rows.map(({ keys }) => keys[1] ?? null)) : [undefined];
  const byKeys = new Map(rows.map((row) => [JSON.stringify(row.keys.slice(0, 2)), row]));
  const series = seriesKeys.map((key) => ({
    key,
    points: categories.map((category) => {
      const row = byKeys.get(JSON.stringify(key === undefined ? (groups.length ? [category] : []) : [category, key]));
      return { value: numberOf(measure && row?.values[measure.name]), row };
    }),
  }));
  return { categories, series };
}

function numberOf(value: string | number | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}

/** Each key once, in their order. */
export function distinctKeys(keys: unknown[]): unknown[] {
  return [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
}

/** Every bucket from the first to the last, in the order of time; an unknown date comes last. */
function fillBuckets(found: unknown[], bucket: DateBucket): unknown[] {
  const every = everyBucket(
    found.filter((key) => typeof key === 'string'),
    bucket,
  );
  if (!every) return found;
  return found.includes(null) ? [...every, null] : every;
}
