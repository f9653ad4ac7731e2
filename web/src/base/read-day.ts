import { addDays, isCalendarDate, startOfUnit, writeDate } from '../../../metadata/calendar.ts';

/** The first Monday after a day. */
export function nextMonday(day: string): string {
  return addDays(startOfUnit(day, 'week'), 7);
}

/** The day that was typed, `2026/1/3` or `1-3` of the present year included; null when it is none. */
export function readDay(typed: string, today: string): string | null {
  const numbers = typed.normalize('NFKC').match(/\d+/g) ?? [];
  const [year = '', month = '', day = ''] = numbers.length === 2 ? [today.slice(0, 4), ...numbers] : numbers;
  if (year.length !== 4 || numbers.length > 3) return null;
  const parts = [Number(year), Number(month), Number(day)] as const;
  return isCalendarDate(...parts) ? writeDate(...parts) : null;
}
