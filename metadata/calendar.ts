import type { PeriodUnit } from './query.ts';

/** Calendar days are `YYYY-MM-DD` texts, without time and zone; where one begins in a zone: see `zoned-time.ts`. Weeks start on Monday. */
export type DateParts = { year: number; month: number; day: number };

export const dayLength = 86_400_000;
const monthsIn: Record<Exclude<PeriodUnit, 'day' | 'week'>, number> = { month: 1, quarter: 3, year: 12 };

/** Year, month (1 to 12) and day of `YYYY-MM-DD`, which is taken to be one. */
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

const firstDay = dayOf('0001-01-01');
const lastDay = dayOf('9999-12-31');

/** The date of a day number; null outside the years 1 to 9999. */
export function dateOfDay(day: number): string | null {
  return day >= firstDay && day <= lastDay ? textOfDay(day) : null;
}

/** True for a day that exists in the calendar: `isCalendarDate(2024, 2, 29)`. */
export function isCalendarDate(year: number, month: number, day: number): boolean {
  const date = new Date(dayOfParts(year, month, day) * dayLength);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** As `YYYY-MM-DD`; month 1 to 12. Whether there is such a day, `isCalendarDate` says. */
export function writeDate(year: number, month: number, day: number): string {
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** Digits with zeros before them up to `length`. */
export function pad(value: number, length = 2): string {
  return String(value).padStart(length, '0');
}

export function addDays(date: string, days: number): string {
  return textOfDay(dayOf(date) + days);
}

/** The same day so many months on, or the last day of that month when it has no such day; null outside the years 1 to 9999. */
export function addMonths(date: string, months: number): string | null {
  return dateOfDay(dayMonthsOn(date, months));
}

/** A month on from 31 January is the last of February. */
export function addUnits(date: string, unit: PeriodUnit, count: number): string {
  if (unit === 'day' || unit === 'week') return addDays(date, unit === 'day' ? count : count * 7);
  return textOfDay(dayMonthsOn(date, count * monthsIn[unit]));
}

/** The first day of the week, month, quarter or year that a day is in; years and their quarters begin with month `yearStart`. */
export function startOfUnit(date: string, unit: PeriodUnit, yearStart = 1): string {
  if (unit === 'day') return date;
  // 1970-01-01 was a Thursday.
  if (unit === 'week') return addDays(date, -((((dayOf(date) + 3) % 7) + 7) % 7));
  const { year, month } = dateParts(date);
  return textOfDay(dayOfParts(year, month - ((month - yearStart + 12) % monthsIn[unit]), 1));
}

/** The last day of the bucket that begins on a day. */
export function lastDayOf(first: string, unit: PeriodUnit): string {
  return addDays(addUnits(first, unit, 1), -1);
}

/** Years without a figure would squeeze the others: beyond so many periods in which nothing happened, none is filled in. */
const mostEmpty = 60;

/** Every bucket from the first to the last of some, in the order of time; undefined when too much lies between them. */
export function everyBucket(firsts: readonly string[], unit: PeriodUnit): string[] | undefined {
  const found = [...new Set(firsts)].sort();
  const last = found.at(-1);
  const every: string[] = [];
  for (let day = found[0]; day !== undefined && last !== undefined && day <= last; day = addUnits(day, unit, 1)) {
    every.push(day);
    if (every.length > found.length + mostEmpty) return undefined;
  }
  return every;
}

function dayMonthsOn(date: string, months: number): number {
  const { year, month, day } = dateParts(date);
  const first = dayOfParts(year, month + months, 1);
  const length = dayOfParts(year, month + months + 1, 1) - first;
  return first + Math.min(day, length) - 1;
}

function textOfDay(day: number): string {
  return new Date(day * dayLength).toISOString().slice(0, -14);
}
