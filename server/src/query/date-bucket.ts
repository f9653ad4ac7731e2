import type { DateBucket, PeriodShift } from '@tenon/metadata';
import sql, { raw, type Sql } from 'sql-template-tag';
import { RunValue, SharedValue } from './statements/run.ts';
import type { Value } from './value.ts';

export function isInstant({ cast }: Value): boolean {
  return cast === 'timestamp with time zone';
}

/** Dates and instants: what falls in a day, a month, a year. */
export function hasDays(value: Value): boolean {
  return value.cast === 'date' || isInstant(value);
}

/**
 * The first day of the period that a date or instant falls in, instants by the clocks of the reader's zone; weeks start on Monday, years as the workspace
 * has it. With a shift, of the period that it falls in so much later.
 */
export function startOfBucket(value: Value, bucket: DateBucket, shift?: PeriodShift): Sql {
  if (bucket === 'day' && !isInstant(value) && !shift) return value.sql;
  const then = isInstant(value)
    ? sql`(${value.sql} at time zone ${new RunValue(({ actor }) => actor.timeZone)}::text)`
    : sql`${value.sql}::timestamp`;
  const local = shift ? sql`(${then} + interval '${raw(`${shift.months} months ${shift.days} days`)}')` : then;
  if (bucket !== 'quarter' && bucket !== 'year') return sql`date_trunc('${raw(bucket)}', ${local})::date`;
  const plain = sql`date_trunc('${raw(bucket)}', ${local})`;
  const late = sql`${monthsLate}::interval`;
  return sql`(case when ${isShifted[bucket]}::boolean then date_trunc('${raw(bucket)}', ${local} - ${late}) + ${late} else ${plain} end)::date`;
}

/** How long after January the workspace's years begin. */
const monthsLate = new SharedValue(({ context: { yearStart = 1 } }) => `${yearStart - 1} months`);

/** To shift by months and back takes half as long again as the rest of a count by quarter: years from April have the quarters of those from January. */
const isShifted = {
  quarter: new SharedValue(({ context: { yearStart = 1 } }) => (yearStart - 1) % 3 !== 0),
  year: new SharedValue(({ context: { yearStart = 1 } }) => yearStart !== 1),
};
