import type { Locale } from '../../../metadata/label.ts';
import type { DateBucket } from '../../../metadata/query.ts';
import { addDays } from './calendar-day.ts';

/** The first day of the bucket that a date `YYYY-MM-DD`, or an instant on the clocks of a zone, falls in; weeks start on Monday. */
export function bucketOf(value: string, bucket: DateBucket, timeZone: string): string {
  const day = value.length === 10 ? value : clockIn(timeZone).format(new Date(value));
  if (bucket === 'day') return day;
  if (bucket === 'week') return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  return monthStart(day, -((Number(day.slice(5, 7)) - 1) % monthsOf[bucket]));
}

const monthsOf = { month: 1, quarter: 3, year: 12 };

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes longer than drawing a row may. */
function clockIn(timeZone: string): Intl.DateTimeFormat {
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone });
  clocks.set(timeZone, clock);
  return clock;
}

/** The first of the month some months away from that of a day. */
export function monthStart(day: string, away: number): string {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + away);
  return date.toISOString().slice(0, 10);
}

/** How a bucket that starts on `first` is written: `2026-07`, `Q3 2026` (`2026 Q3` in Chinese), `2026`; days and weeks by their first day. */
export function bucketText(first: string, bucket: DateBucket, locale: Locale): string {
  return texts[bucket](first, locale);
}

const texts: Record<DateBucket, (first: string, locale: Locale) => string> = {
  day: (first) => first,
  week: (first) => first,
  month: (first) => first.slice(0, 7),
  quarter: (first, locale) => {
    const quarter = `Q${Math.ceil(Number(first.slice(5, 7)) / 3)}`;
    return locale === 'zh' ? `${first.slice(0, 4)} ${quarter}` : `${quarter} ${first.slice(0, 4)}`;
  },
  year: (first) => first.slice(0, 4),
};
