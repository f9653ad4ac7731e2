import { z } from 'zod';
import type { WorkingCalendar, WorkingDay } from '../working-time.ts';

/** `09:00` to `12:00`, by the clock on the wall; a day ends with `24:00`. */
export type WorkingHours = [from: string, to: string][];

/** Where a day of a calendar comes from. */
export const daySources = ['hand', 'china', 'ics'] as const;

/** A day that differs from the week: without hours it is a day off, with hours it is worked then, as a Sunday of 调休 is. */
export type CalendarDay = { date: string; name: string; hours: WorkingHours; source: (typeof daySources)[number] };

/** When people work, as it is kept and shown. */
export type CalendarBody = {
  name: string;
  /** Null: that of the workspace. */
  timeZone: string | null;
  /** Monday first. */
  week: WorkingHours[];
  days: CalendarDay[];
  /** Who works by it; everybody of a department and of those below works by its calendar. */
  departments: string[];
  people: string[];
  /** By it works whoever works by no other. */
  isDefault: boolean;
};

const clockTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

/** In the order of time, none touching the next. */
export const workingHoursSchema = z
  .array(z.tuple([clockTime, clockTime]))
  .max(8)
  .refine((hours) => hours.every(([from, to], at) => from < to && (at === 0 || (hours[at - 1]?.[1] ?? '') < from)), {
    error: 'hours in the order of time, none touching the next',
  });

export const calendarSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  timeZone: z
    .string()
    .refine((name) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC')
    .nullable(),
  week: z
    .array(workingHoursSchema)
    .length(7)
    .refine((week) => week.some((hours) => hours.length > 0), { error: 'some working time in a week' }),
  days: z
    .array(
      z.strictObject({ date: z.iso.date(), name: z.string().max(80), hours: workingHoursSchema, source: z.enum(daySources) }),
    )
    .max(2000)
    .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, { error: 'each date once' }),
  departments: z.array(z.uuid()).max(500),
  people: z.array(z.uuid()).max(2000),
  isDefault: z.boolean(),
}) satisfies z.ZodType<CalendarBody>;

const workday: WorkingHours = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
];

/** What holds until somebody says otherwise, and what a new calendar begins with: Monday to Friday, nine to six with an hour of rest. */
export const standardWeek: WorkingHours[] = [workday, workday, workday, workday, workday, [], []];

/** A calendar to reckon with. */
export function toWorkingCalendar(
  { timeZone, week, days }: Pick<CalendarBody, 'timeZone' | 'week' | 'days'>,
  zone: string,
): WorkingCalendar {
  return {
    timeZone: timeZone ?? zone,
    week: week.map(toWorkingDay) as unknown as WorkingCalendar['week'],
    days: new Map(days.map(({ date, hours }) => [date, toWorkingDay(hours)])),
  };
}

function toWorkingDay(hours: WorkingHours): WorkingDay {
  return hours.map(([from, to]) => [minutesOf(from), minutesOf(to)] as const);
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

/** Of this year, and from November of the next: those of which a calendar knows no day that differs from the week. */
export function yearsMissing({ days }: Pick<CalendarBody, 'days'>, today: string): number[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const asked = month >= 11 ? [year, year + 1] : [year];
  return asked.filter((each) => !days.some(({ date }) => date.startsWith(`${each}-`)));
}

/** Days of a source take the place of those of the same dates, but for what somebody entered by hand. */
export function mergeDays(known: readonly CalendarDay[], found: readonly CalendarDay[]): CalendarDay[] {
  const byDate = new Map(known.map((day) => [day.date, day]));
  for (const day of found) if (byDate.get(day.date)?.source !== 'hand') byDate.set(day.date, day);
  return [...byDate.values()].toSorted((one, other) => (one.date < other.date ? -1 : 1));
}
