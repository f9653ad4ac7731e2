import sql, { raw, type Sql } from 'sql-template-tag';
import { dayOf } from '../calendar.ts';
import { type Decimal, wholeBetween } from './decimal.ts';
import { readInstant } from './instant.ts';
import { between, wholeBetweenSql } from './sql-numbers.ts';

export const secondsPerDay = 86_400;

/** No shift by more days or months than this can stay within the years 1 to 9999. */
export const widestShift = 4_000_000;

export const widestMonths = 120_000;

const widestSeconds = widestShift * secondsPerDay;
const earliest = readInstant('0001-01-01T00:00:00Z');
const latest = readInstant('9999-12-31T23:59:59.999999Z');

/** The date so many days on; counts in day numbers, because PostgreSQL's own dates end at 4713 BC with an error. */
export function addDaysSql(date: Sql, days: Sql): Sql {
  const [first, last] = [dayOf('0001-01-01'), dayOf('9999-12-31')];
  const day = between(sql`(${date} - '1970-01-01'::date) + ${days}`, String(first - 1), String(last + 1));
  return sql`'1970-01-01'::date + ${day}`;
}

/** The same day so many months on, or the last of that month, as a timestamp; mentions `date` twice. */
export function addMonthsSql(date: Sql, months: Sql): Sql {
  const count = wholeBetweenSql(months, -widestMonths, widestMonths);
  return sql`case when extract(year from ${date}) * 12 + extract(month from ${date}) - 1 + ${count} between 12 and 119999
    then ${date} + make_interval(months => ${count}) end`;
}

/** An instant so many days of 24 hours later, to the second. */
export function shiftInstant(instant: Decimal, days: Decimal): Decimal | null {
  const seconds = wholeBetween(days.times(secondsPerDay).toDecimalPlaces(0), -widestSeconds, widestSeconds);
  const shifted = seconds === null ? null : instant.plus(seconds);
  return shifted?.gte(earliest) && shifted.lte(latest) ? shifted : null;
}

/**
 * Twin of `shiftInstant`; mentions both operands twice. Only seconds: an interval of days would follow the daylight saving of
 * the session's own zone.
 */
export function addSecondsSql(instant: Sql, days: Sql): Sql {
  const seconds = between(sql`round(${days} * 86400)`, String(-widestSeconds - 1), String(widestSeconds + 1));
  return sql`case when extract(epoch from ${instant}) + ${seconds} between ${raw(earliest.toFixed())} and ${raw(latest.toFixed())}
    then ${instant} + make_interval(secs => (${seconds})::double precision) end`;
}
