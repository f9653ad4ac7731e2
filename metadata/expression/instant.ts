import { writeDate } from '../calendar.ts';
import { type LocalTime, localTime } from '../zoned-time.ts';
import { Decimal } from './decimal.ts';

/** Instants of expressions are seconds since 1970 as decimals, exact to the microsecond. */

/** Seconds since 1970 of an ISO 8601 instant; `Date` alone would drop the microseconds. */
export function readInstant(iso: string): Decimal {
  const seconds = Math.floor(Date.parse(iso) / 1000);
  const fraction = /\.(\d{1,6})/.exec(iso)?.[1] ?? '0';
  return new Decimal(seconds).plus(`0.${fraction}`);
}

/** ISO 8601 in UTC with milliseconds, or microseconds where there are any. */
export function instantText(instant: Decimal): string {
  const whole = instant.floor();
  const fraction = instant.minus(whole).toFixed(6).slice(2).replace(/000$/, '');
  return `${new Date(whole.toNumber() * 1000).toISOString().slice(0, 19)}.${fraction}Z`;
}

/** What calendar and clock show in a zone at an instant. */
export function localTimeAt(instant: Decimal, timeZone: string): LocalTime {
  return localTime(instant.floor().toNumber() * 1000, timeZone);
}

/** The calendar date in a zone at an instant. */
export function localDateAt(instant: Decimal, timeZone: string): string {
  const { year, month, day } = localTimeAt(instant, timeZone);
  return writeDate(year, month, day);
}
