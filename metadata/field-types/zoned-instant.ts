import { writeDate } from './calendar-date.ts';
import type { DateParts } from './read-date-text.ts';
import type { TimeParts } from './read-time-text.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    const digits = '2-digit' as const;
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      calendar: 'iso8601',
      year: 'numeric',
      month: digits,
      day: digits,
      hour: digits,
      minute: digits,
      second: digits,
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** The clock on the wall in a zone: `{ date: '2026-01-03', time: '16:00:00' }`. */
export function wallClock(instant: Date, timeZone: string): { date: string; time: string } {
  const part = Object.fromEntries(
    formatIn(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return { date: `${part.year?.padStart(4, '0')}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}:${part.second}` };
}

/** The instant of a wall clock reading; in the hour that summer time skips, the one an hour later. */
export function instantOf(date: DateParts, time: TimeParts, timeZone: string): Date {
  const clock = [time.hour, time.minute, time.second].map((part) => String(part).padStart(2, '0')).join(':');
  const local = `${writeDate(date.year, date.month, date.day)}T${clock}.${String(time.millisecond).padStart(3, '0')}`;
  if (time.offset) return new Date(`${local}${time.offset}`);
  const asUtc = new Date(`${local}Z`).getTime();
  const guess = asUtc - offsetAt(asUtc, timeZone);
  return new Date(asUtc - offsetAt(guess, timeZone));
}

function offsetAt(instant: number, timeZone: string): number {
  const { date, time } = wallClock(new Date(instant), timeZone);
  return Date.parse(`${date}T${time}Z`) - Math.floor(instant / 1000) * 1000;
}
