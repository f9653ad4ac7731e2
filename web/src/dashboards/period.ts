import { addDays, addUnits, lastDayOf, startOfUnit } from '../../../metadata/calendar.ts';

/** First and last day, both included. */
export type DayRange = { from?: string; to?: string };

/** The periods a dashboard offers by name, in the order they are listed. */
export const periodNames = [
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'lastQuarter',
  'thisYear',
  'lastYear',
  'last30Days',
  'last90Days',
  'last12Months',
] as const;
export type PeriodName = (typeof periodNames)[number];

/** The days of a named period as seen from a day, years beginning with month `yearStart`: `lastQuarter` on 2026-02-10 is 2025-10-01 to 2025-12-31. */
export function periodRange(name: PeriodName, today: string, yearStart = 1): Required<DayRange> {
  return ranges[name](today, yearStart);
}

const ranges: Record<PeriodName, (today: string, yearStart: number) => Required<DayRange>> = {
  thisMonth: (today) => months(today, 0, 1),
  lastMonth: (today) => months(today, -1, 1),
  thisQuarter: (today, yearStart) => whole('quarter', today, { yearStart, away: 0 }),
  lastQuarter: (today, yearStart) => whole('quarter', today, { yearStart, away: -1 }),
  thisYear: (today, yearStart) => whole('year', today, { yearStart, away: 0 }),
  lastYear: (today, yearStart) => whole('year', today, { yearStart, away: -1 }),
  last30Days: (today) => ({ from: addDays(today, -29), to: today }),
  last90Days: (today) => ({ from: addDays(today, -89), to: today }),
  last12Months: (today) => months(today, -11, 12),
};

/** Whole months: `start` months away from the present one, `count` of them. */
function months(today: string, start: number, count: number): Required<DayRange> {
  const from = addUnits(startOfUnit(today, 'month'), 'month', start);
  return { from, to: addDays(addUnits(from, 'month', count), -1) };
}

/** A whole quarter or year, `away` from the present one. */
function whole(
  unit: 'quarter' | 'year',
  today: string,
  { yearStart, away }: { yearStart: number; away: number },
): Required<DayRange> {
  const from = addUnits(startOfUnit(today, unit, yearStart), unit, away);
  return { from, to: lastDayOf(from, unit) };
}
