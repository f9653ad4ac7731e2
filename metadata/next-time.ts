import { addDays, dateParts } from './calendar.ts';
import type { DateTrigger, ScheduleTrigger } from './define/trigger.ts';
import { addWorkingDays, type WorkingCalendar } from './working-time.ts';
import { dateIn, instantOf, localTime } from './zoned-time.ts';

type Schedule = Pick<ScheduleTrigger, 'every' | 'at' | 'days'>;

/** No month and no week is longer. */
const furthest = 62;
const minute = 60_000;

/**
 * The first time of a schedule after an instant, in a zone. A time that the clock leaves out where summer time begins comes an hour later; one that
 * it shows twice comes once.
 */
export function nextTime(schedule: Schedule, after: Date, timeZone: string): Date {
  if (schedule.every === 'hour') return nextHour(schedule, after, timeZone);
  const today = dateIn(after, timeZone);
  for (let ahead = 0; ahead <= furthest; ahead += 1) {
    const date = addDays(today, ahead);
    const at = isOn(schedule, date) && timeOn(date, schedule.at, timeZone);
    if (at && at > after) return at;
  }
  throw new Error('A schedule has no next time.');
}

/** The instant at which a zone's clock shows a time of day. */
export function timeOn(date: string, at: string, timeZone: string): Date {
  const [hour = 0, past = 0] = at.split(':').map(Number);
  return instantOf(dateParts(date), { hour, minute: past, second: 0 }, timeZone);
}

type Dated = Pick<DateTrigger, 'offset' | 'at'>;

/**
 * When a trigger goes off for a date or a moment of a record. Working days are those of `calendar`; where it is left out, all are. Null where no
 * working day comes within ten years.
 */
export function timeFor(
  { offset, at = '09:00' }: Dated,
  value: string,
  { timeZone, calendar }: { timeZone: string; calendar?: WorkingCalendar },
): Date | null {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(value);
  const sign = offset?.side === 'before' ? -1 : 1;
  const amount = sign * (offset?.amount ?? 0);
  if (offset && offset.unit !== 'hour') {
    const day = isDate ? value : dateIn(new Date(value), timeZone);
    const date =
      offset.unit === 'workday' && calendar ? workingDayFrom(day, amount, { ...calendar, timeZone }) : addDays(day, amount);
    if (date === null) return null;
    if (isDate) return timeOn(date, at, timeZone);
    const { hour, minute: past, second, ...parts } = localTime(new Date(value).getTime(), timeZone);
    return instantOf({ ...parts, ...dateParts(date) }, { hour, minute: past, second }, timeZone);
  }
  const from = isDate ? timeOn(value, at, timeZone) : new Date(value);
  return new Date(from.getTime() + amount * 60 * minute);
}

function workingDayFrom(date: string, amount: number, calendar: WorkingCalendar): string | null {
  const end = addWorkingDays(calendar, timeOn(date, '12:00', calendar.timeZone), amount);
  return end && dateIn(end, calendar.timeZone);
}

function nextHour({ at }: Schedule, after: Date, timeZone: string): Date {
  const wanted = Number(at.slice(3));
  let next = Math.floor(after.getTime() / minute) * minute;
  do next += minute;
  while (localTime(next, timeZone).minute !== wanted);
  return new Date(next);
}

function isOn({ every, days = [1] }: Schedule, date: string): boolean {
  if (every === 'day') return true;
  const { day } = dateParts(date);
  if (every === 'week') return days.includes(new Date(`${date}T00:00:00Z`).getUTCDay() || 7);
  const isLast = dateParts(addDays(date, 1)).day === 1;
  return days.includes(day) || (isLast && days.some((each) => each > day));
}
