import { type WorkingHours, workingHoursSchema } from '../../../../../metadata/calendars/calendar-body.ts';

/** `09:00–12:00, 13:00–18:00`, as people write and read hours of work. */
export function hoursText(hours: WorkingHours): string {
  return hours.map(([from, to]) => `${from}–${to}`).join(', ');
}

/** What was written; undefined where it says no hours in the order of time. Nothing written is a day off. */
export function readHours(text: string): WorkingHours | undefined {
  const parts = text
    .normalize('NFKC')
    .replace(/\s*[-–—~\u81f3\u5230]\s*/g, '–')
    .split(/[,;\u3001\s]+/)
    .filter((part) => part !== '');
  const hours = parts.map((part) => part.split('–').map(padded));
  const read = workingHoursSchema.safeParse(hours);
  return read.success ? read.data : undefined;
}

function padded(time: string): string {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?::(\d{2}))?$/.exec(time) ?? [];
  return hour === '' ? time : `${hour.padStart(2, '0')}:${minute}`;
}
