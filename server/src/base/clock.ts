import { z } from 'zod';

/** Where "now" comes from; tests pass their own. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** Making a format takes longer than a whole query may. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** The calendar date in a time zone, `YYYY-MM-DD`. */
export function dateIn(instant: Date, timeZone: string): string {
  const digits = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const format = dateFormats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, ...digits });
  dateFormats.set(timeZone, format);
  return format.format(instant);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The name of a time zone as this server knows it. */
export const timeZoneSchema = z.string().refine(isTimeZone, {
  params: { expected: { zh: ' IANA 时区名，如 Asia/Shanghai', en: 'an IANA time zone such as Asia/Shanghai' } },
});
