import type { PeriodUnit } from '@tenon/metadata';

/** Arithmetic on dates without time, `YYYY-MM-DD`. */

const monthsIn: Record<Exclude<PeriodUnit, 'day' | 'week'>, number> = { month: 1, quarter: 3, year: 12 };

export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return toDate(moved);
}

/** A month on from 31 January is the last of February. */
export function addUnits(date: string, unit: PeriodUnit, count: number): string {
  if (unit === 'day' || unit === 'week') return addDays(date, unit === 'day' ? count : count * 7);
  const moved = new Date(`${date}T00:00:00Z`);
  const day = moved.getUTCDate();
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + count * monthsIn[unit]);
  const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(day, lastDay));
  return toDate(moved);
}

/** Weeks start on Monday. */
export function startOfUnit(date: string, unit: PeriodUnit): string {
  const moved = new Date(`${date}T00:00:00Z`);
  if (unit === 'day') return date;
  if (unit === 'week') return addDays(date, -((moved.getUTCDay() + 6) % 7));
  const months = monthsIn[unit];
  moved.setUTCMonth(Math.floor(moved.getUTCMonth() / months) * months, 1);
  return toDate(moved);
}

/** The first instant of a day in a zone, ISO 8601 in UTC. */
export function startOfDay(date: string, timeZone: string): string {
  const asUtc = Date.parse(`${date}T00:00:00Z`);
  const guess = asUtc - offsetAt(asUtc, timeZone);
  return new Date(asUtc - offsetAt(guess, timeZone)).toISOString();
}

/** How far the zone's clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = clockIn(timeZone).formatToParts(instant);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - instant;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes longer than a query may. */
function clockIn(timeZone: string): Intl.DateTimeFormat {
  const numeric = 'numeric' as const;
  const parts = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric };
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...parts });
  clocks.set(timeZone, clock);
  return clock;
}

function toDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}
