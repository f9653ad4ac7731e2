import type { Measure, ReportRow, SummaryReport } from '@tenon/metadata';
import { everyBucket } from '@tenon/metadata/calendar.ts';

/** A series in time has a row for every period from its first to its last, with nothing counted where nothing happened. */
export function fillPeriods(
  rows: ReportRow[],
  { group = [], sort = [] }: SummaryReport,
  measures: readonly Measure[],
): ReportRow[] {
  const [{ field, bucket, top } = {}, ...more] = group;
  const inTime = sort.every((term) => term.field === field);
  // The first of some periods are no series, and the others no period.
  if (!bucket || top !== undefined || more.length > 0 || !inTime) return rows;
  const byDay = new Map(rows.map((row) => [row.keys[0], row]));
  const undated = byDay.get(null);
  const every = everyBucket(
    rows.flatMap(({ keys: [day] }) => (typeof day === 'string' ? [day] : [])),
    bucket,
  );
  if (!every) return rows;
  const values = emptyValues(measures);
  const filled = every.map((day) => byDay.get(day) ?? { keys: [day], values });
  if (sort[0]?.direction === 'desc') filled.reverse();
  return undated ? [...filled, undated] : filled;
}

const ofNothing: Partial<Record<Measure['aggregate'], string | number>> = { count: 0, countDistinct: 0, sum: '0' };

function emptyValues(measures: readonly Measure[]): ReportRow['values'] {
  return Object.fromEntries(measures.map(({ name, aggregate }) => [name, ofNothing[aggregate] ?? null]));
}
