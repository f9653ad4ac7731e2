import { type DateParts, dayLength, dayOf, dayOfParts, pad, writeDate } from './calendar.ts';

/** Days and clocks of a time zone. Days have 23 or 25 hours where clocks change, some have no midnight, and a zone may leave one out. */
export type TimeParts = { hour: number; minute: number; second: number };
export type LocalTime = DateParts & TimeParts;

/** What calendar and clock show in a zone at an instant, in milliseconds since 1970. */
export function localTime(instant: number, timeZone: string): LocalTime {
  const parts: Record<string, number> = {};
  for (const { type, value } of clockIn(timeZone).formatToParts(instant)) parts[type] = Number(value);
  return parts as LocalTime;
}

/** The clock on the wall in a zone: `{ date: '2026-01-03', time: '16:00:00' }`. */
export function wallClock(instant: Date, timeZone: string): { date: string; time: string } {
  const { year, month, day, hour, minute, second } = localTime(instant.getTime(), timeZone);
  return { date: writeDate(year, month, day), time: `${pad(hour)}:${pad(minute)}:${pad(second)}` };
}

/** By zone, the last second of which the date was asked for: what day it is now is asked for with every change of a record. */
const lastDates = new Map<string, { second: number; date: string }>();

/** The calendar date in a zone at an instant: today, when the instant is now. */
export function dateIn(instant: Date, timeZone: string): string {
  const second = Math.floor(instant.getTime() / 1000);
  const last = lastDates.get(timeZone);
  if (last?.second === second) return last.date;
  const { year, month, day } = localTime(instant.getTime(), timeZone);
  const date = writeDate(year, month, day);
  lastDates.set(timeZone, { second, date });
  return date;
}

/**
 * The instant at which the clocks of a zone show a time. In the hour that summer time skips: the time an hour later. In the hour
 * that comes twice: the first.
 */
export function instantOf(
  { year, month, day }: DateParts,
  { hour, minute, second, millisecond = 0 }: TimeParts & { millisecond?: number },
  timeZone: string,
): Date {
  const clock = ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
  return new Date(instantShown(dayOfParts(year, month, day) * dayLength + clock, timeZone));
}

/** The first instant of a day in a zone, ISO 8601 in UTC; of a day that the zone left out, that of the day after it. */
export function startOfDay(date: string, timeZone: string): string {
  return new Date(instantShown(dayOf(date) * dayLength, timeZone)).toISOString();
}

const latest = Date.parse('9999-12-31T23:59:59.999Z');

/** The last microsecond of a day in a zone. */
export function endOfDay(date: string, timeZone: string): string {
  const next = instantShown((dayOf(date) + 1) * dayLength, timeZone);
  return lastMicrosecond(new Date(Math.min(next - 1, latest)).toISOString());
}

/** The last microsecond of a millisecond: the wire form has no more digits, the database has. */
export function lastMicrosecond(instant: string): string {
  return instant.replace(/\.(\d{3})Z$/, '.$1999Z');
}

/** The instant at which a zone's clock shows what a clock in Greenwich shows at `wall`. */
function instantShown(wall: number, timeZone: string): number {
  const [before, after] = [offsetAt(wall - dayLength, timeZone), offsetAt(wall + dayLength, timeZone)];
  if (before === after) return wall - before;
  const shown = [wall - before, wall - after].filter((instant) => instant + offsetAt(instant, timeZone) === wall);
  // The clock never showed it: it had been put forward already, by the clock as it was before it is that much later.
  return shown.length > 0 ? Math.min(...shown) : wall - before;
}

/** Whether the zone's clock shows the same time at another instant too, in the hour that it is put back. */
export function comesTwice(instant: Date, timeZone: string): boolean {
  const at = instant.getTime();
  if (!changesAround(Math.floor(at / dayLength), timeZone)) return false;
  const clock = at + offsetAt(at, timeZone);
  return [at - dayLength, at + dayLength].some((other) => {
    const twin = clock - offsetAt(other, timeZone);
    return twin !== at && twin + offsetAt(twin, timeZone) === clock;
  });
}

const changes = new Map<string, boolean>();
const mostChanges = 10_000;

/** Asking a clock takes longer than all else that an export does with an instant. */
function changesAround(day: number, timeZone: string): boolean {
  const key = `${timeZone} ${day}`;
  const known = changes.get(key);
  if (known !== undefined) return known;
  const changed = offsetAt((day - 1) * dayLength, timeZone) !== offsetAt((day + 2) * dayLength, timeZone);
  if (changes.size >= mostChanges) changes.clear();
  changes.set(key, changed);
  return changed;
}

/** How far the zone's clock is ahead of Greenwich at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = localTime(instant, timeZone);
  const wall = dayOfParts(year, month, day) * dayLength + ((hour * 60 + minute) * 60 + second) * 1000;
  return wall - Math.floor(instant / 1000) * 1000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes longer than a query, or drawing a row, may. */
function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const numeric = 'numeric' as const;
  const parts = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric };
  const clock = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', { timeZone, hourCycle: 'h23', ...parts });
  clocks.set(timeZone, clock);
  return clock;
}
