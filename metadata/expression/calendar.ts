import { Decimal } from './decimal.ts';

/** Calendar dates are `YYYY-MM-DD` texts of the years 1 to 9999; instants are seconds since 1970 as decimals, exact to the microsecond. */
const dayLength = 86_400_000;
const firstDay = dayOf('0001-01-01');
const lastDay = dayOf('9999-12-31');

export type DateParts = { year: number; month: number; day: number };
export type LocalTime = DateParts & { hour: number; minute: number; second: number };

export function dateParts(date: string): DateParts {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return { year, month, day };
}

/** Days since 1970-01-01. */
export function dayOf(date: string): number {
  const { year, month, day } = dateParts(date);
  return dayOfParts(year, month, day);
}

/** Months and days beyond their range run over into the next: month 13 is January of the next year. */
export function dayOfParts(year: number, month: number, day: number): number {
  const instant = new Date(0);
  instant.setUTCFullYear(year, month - 1, day);
  return instant.getTime() / dayLength;
}

/** The date of a day number; null outside the years 1 to 9999. */
export function dateOfDay(day: number): string | null {
  return day >= firstDay && day <= lastDay ? new Date(day * dayLength).toISOString().slice(0, 10) : null;
}

/** The same day so many months on, or the last day of that month when it has no such day. */
export function addMonths(date: string, months: number): string | null {
  const { year, month, day } = dateParts(date);
  const first = dayOfParts(year, month + months, 1);
  const length = dayOfParts(year, month + months + 1, 1) - first;
  return dateOfDay(first + Math.min(day, length) - 1);
}

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
export function localTime(instant: Decimal, timeZone: string): LocalTime {
  const parts: Record<string, number> = {};
  for (const { type, value } of clockOf(timeZone).formatToParts(instant.floor().toNumber() * 1000)) parts[type] = Number(value);
  return parts as LocalTime;
}

/** The calendar date in a zone at an instant. */
export function localDate(instant: Decimal, timeZone: string): string {
  const { year, month, day } = localTime(instant, timeZone);
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

export function pad(value: number, length = 2): string {
  return String(value).padStart(length, '0');
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const numeric = 'numeric' as const;
  const clock = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
  clocks.set(timeZone, clock);
  return clock;
}
