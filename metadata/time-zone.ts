import { z } from 'zod';

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The name of a time zone as this machine knows it. */
export const timeZoneSchema = z.string().refine(isTimeZone, {
  params: { expected: { zh: ' IANA 时区名，如 Asia/Shanghai', en: 'an IANA time zone such as Asia/Shanghai' } },
});
