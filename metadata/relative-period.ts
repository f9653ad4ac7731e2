import { addDays, addUnits, startOfUnit } from './calendar.ts';
import type { PeriodUnit } from './query.ts';

/** From a date, until one that is no longer in it. */
export type Period = { from: string; until: string };

const units = ['day', 'week', 'month', 'quarter', 'year'] as const satisfies PeriodUnit[];
const maxUnits = 1000;

/**
 * `thisWeek` is the calendar week from Monday. `{ last: 30, unit: 'day' }` is the 30 days that end today, `{ next: 2, unit: 'week' }`
 * the 14 that begin today. Years and quarters begin with month `yearStart`. Undefined for what is no period.
 */
export function relativePeriod(input: unknown, today: string, yearStart?: number): Period | undefined {
  if (typeof input === 'string') return namedPeriod(input, today, yearStart);
  if (!isSpan(input) || !units.includes(input.unit as PeriodUnit)) return undefined;
  const unit = input.unit as PeriodUnit;
  const { last, next } = input;
  if (isAmount(last) && next === undefined) return { from: addDays(addUnits(today, unit, -last), 1), until: addDays(today, 1) };
  return isAmount(next) && last === undefined ? { from: today, until: addUnits(today, unit, next) } : undefined;
}

const days: Record<string, number> = { yesterday: -1, today: 0, tomorrow: 1 };
const shifts: Record<string, number> = { last: -1, this: 0, next: 1 };

function namedPeriod(name: string, today: string, yearStart: number | undefined): Period | undefined {
  const shiftedDays = Object.hasOwn(days, name) ? days[name] : undefined;
  if (shiftedDays !== undefined) return { from: addDays(today, shiftedDays), until: addDays(today, shiftedDays + 1) };
  const match = /^(last|this|next)(Week|Month|Quarter|Year)$/.exec(name);
  if (!match?.[1] || !match[2]) return undefined;
  const unit = match[2].toLowerCase() as PeriodUnit;
  const from = addUnits(startOfUnit(today, unit, yearStart), unit, shifts[match[1]] ?? 0);
  return { from, until: addUnits(from, unit, 1) };
}

function isAmount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= maxUnits;
}

function isSpan(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null;
}
