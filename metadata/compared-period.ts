import { addDays, addMonths, addUnits, dayOf, lastDayOf, startOfUnit } from './calendar.ts';
import type { DateBucket, PeriodShift, QuestionPeriod } from './query.ts';

/** What a period is compared with: the one before it, or the same days a year before. */
export const comparisons = ['previousPeriod', 'previousYear'] as const;
export type Comparison = (typeof comparisons)[number];

export type DayRange = { from?: string; to?: string };
export type ComparedDays = Pick<QuestionPeriod, 'from' | 'to' | 'before'>;

type Circumstances = {
  /** The day on which it is asked. */
  today: string;
  /** How long the groups by the same date are: each is compared with the one before it. */
  bucket?: DateBucket;
};

/**
 * The days of a question and those that they are compared with. What has not ended is compared with as many days of the time before: 1 to 15 March
 * with 1 to 15 February. Whole months are compared with whole ones, however long they are, and weeks with weeks, also over a year (364 days).
 * Without a first day or a last one there is nothing to compare with, unless groups by the date are compared with each other.
 *
 * `comparedDays({ from: '2026-03-01', to: '2026-03-31' }, 'previousPeriod', { today: '2026-03-15' })`
 * → `{ from: '2026-03-01', to: '2026-03-15', before: { from: '2026-02-01', to: '2026-02-15', shift: { months: 1, days: 0 } } }`
 */
export function comparedDays(asked: DayRange, comparison: Comparison, { today, bucket }: Circumstances): ComparedDays {
  const { from, to } = asked;
  if (from === undefined || to === undefined || from > to) return asked;
  const shift = shiftOf({ from, to }, comparison, bucket);
  const isUnderWay = from <= today && today < to;
  const last = isUnderWay ? today : to;
  return { from, to: last, before: { from: daysBack(from, shift), to: lastDayBack(last, shift), shift } };
}

function shiftOf({ from, to }: Required<DayRange>, comparison: Comparison, bucket: DateBucket | undefined): PeriodShift {
  if (comparison === 'previousYear') return bucket === 'week' ? { months: 0, days: 364 } : { months: 12, days: 0 };
  if (bucket) return unitShifts[bucket];
  const end = addDays(to, 1);
  const isWholeMonths = from === startOfUnit(from, 'month') && end === startOfUnit(end, 'month');
  return isWholeMonths ? { months: monthsBetween(from, end), days: 0 } : { months: 0, days: dayOf(end) - dayOf(from) };
}

const unitShifts: Record<DateBucket, PeriodShift> = {
  day: { months: 0, days: 1 },
  week: { months: 0, days: 7 },
  month: { months: 1, days: 0 },
  quarter: { months: 3, days: 0 },
  year: { months: 12, days: 0 },
};

function monthsBetween(from: string, end: string): number {
  const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return monthOf(end) - monthOf(from);
}

function daysBack(day: string, { months, days }: PeriodShift): string {
  return addDays(addMonths(day, -months) ?? day, -days);
}

/** The last of a month leads to the last of a month. */
function lastDayBack(day: string, shift: PeriodShift): string {
  const isLastOfMonth = day === lastDayOf(startOfUnit(day, 'month'), 'month');
  if (!isLastOfMonth || shift.months === 0) return daysBack(day, shift);
  return lastDayOf(addUnits(startOfUnit(day, 'month'), 'month', -shift.months), 'month');
}
