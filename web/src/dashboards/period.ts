import { addDays, addUnits, startOfUnit } from '../../../metadata/calendar.ts';

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

/** The days of a named period as seen from a day: `lastQuarter` on 2026-02-10 is 2025-10-01 to 2025-12-31. */
export function periodRange(name: PeriodName, today: string): Required<DayRange> {
  return ranges[name](today);
}

const ranges: Record<PeriodName, (today: string) => Required<DayRange>> = {
  thisMonth: (today) => months(today, 0, 1),
  lastMonth: (today) => months(today, -1, 1),
  thisQuarter: (today) => quarters(today, 0),
  lastQuarter: (today) => quarters(today, -1),
  thisYear: (today) => year(today, 0),
  lastYear: (today) => year(today, -1),
  last30Days: (today) => ({ from: addDays(today, -29), to: today }),
  last90Days: (today) => ({ from: addDays(today, -89), to: today }),
  last12Months: (today) => months(today, -11, 12),
};

/** Whole months: `start` months away from the present one, `count` of them. */
function months(today: string, start: number, count: number): Required<DayRange> {
  const from = addUnits(startOfUnit(today, 'month'), 'month', start);
  return { from, to: addDays(addUnits(from, 'month', count), -1) };
}

function quarters(today: string, away: number): Required<DayRange> {
  const intoQuarter = (Number(today.slice(5, 7)) - 1) % 3;
  return months(today, away * 3 - intoQuarter, 3);
}

function year(today: string, away: number): Required<DayRange> {
  const name = Number(today.slice(0, 4)) + away;
  return { from: `${name}-01-01`, to: `${name}-12-31` };
}
