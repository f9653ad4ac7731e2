import { z } from 'zod';

/** Where "now" comes from; tests pass their own. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

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
