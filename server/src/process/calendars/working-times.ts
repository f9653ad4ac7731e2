import { type Length, standardWeek, toWorkingCalendar } from '@tenon/metadata';
import { addDays, dateParts } from '@tenon/metadata/calendar.ts';
import { addWorkingDays, addWorkingTime, type WorkingCalendar } from '@tenon/metadata/working-time.ts';
import { dateIn, instantOf, localTime } from '@tenon/metadata/zoned-time.ts';
import type { Directory } from '../../access/directory.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { type CalendarRow, type LeaveRow, readCalendars, readLeave } from './calendar-rows.ts';

/** By which calendars people work. */
export type WorkingTimes = {
  /** Of whoever works by no other. */
  byDefault: WorkingCalendar;
  /** Of somebody: their own, else that of the nearest department above them; without the days on which they are away. */
  of(person: string): WorkingCalendar;
  isAway(person: string, date: string): boolean;
};

const standard = { timeZone: null, week: standardWeek, days: [] };

/** Reads when people work. */
export async function readWorkingTimes(tx: Pick<Transaction, 'query'>, workspace: Workspace): Promise<WorkingTimes> {
  const directory = await readDirectory(workspace);
  const calendars = await readCalendars(tx, workspace);
  const today = dateIn(workspace.clock.now(), workspace.timeZone);
  const leave = await readLeave(tx, workspace, addDays(today, -1));
  return arrangeWorkingTimes({ calendars, leave, directory, timeZone: workspace.timeZone });
}

type Facts = {
  calendars: readonly CalendarRow[];
  leave: readonly LeaveRow[];
  directory: Pick<Directory, 'people' | 'departments'>;
  timeZone: string;
};

/** Works out who works by which calendar. */
export function arrangeWorkingTimes({ calendars, leave, directory, timeZone }: Facts): WorkingTimes {
  const made = new Map<CalendarRow, WorkingCalendar>();
  const read = (row: CalendarRow) => {
    const calendar = made.get(row) ?? toWorkingCalendar(row, timeZone);
    made.set(row, calendar);
    return calendar;
  };
  const chosen = calendars.find(({ isDefault }) => isDefault);
  const byDefault = chosen ? read(chosen) : toWorkingCalendar(standard, timeZone);
  const own = (key: 'people' | 'departments', id: string) => calendars.find((row) => row[key].includes(id));
  const away = Map.groupBy(leave, ({ person }) => person);
  const ofPerson = (person: string) => {
    const row =
      own('people', person) ??
      departmentsAbove(directory, person)
        .map((id) => own('departments', id))
        .find(Boolean);
    const calendar = row ? read(row) : byDefault;
    const absences = away.get(person);
    return absences ? withoutLeave(calendar, absences) : calendar;
  };
  return {
    byDefault,
    of: ofPerson,
    isAway: (person, date) => (away.get(person) ?? []).some(({ from, until }) => from <= date && date <= until),
  };
}

/** Somebody's department and those above it, the nearest first. */
function departmentsAbove({ people, departments }: Facts['directory'], person: string): string[] {
  const parents = new Map(departments.map(({ id, parent }) => [id, parent]));
  const above = new Set<string>();
  for (let at = people.get(person)?.department; at && !above.has(at); at = parents.get(at)) above.add(at);
  return [...above];
}

/** Of a longer leave than that only the beginning counts. */
const longestLeave = 400;

function withoutLeave(calendar: WorkingCalendar, absences: readonly LeaveRow[]): WorkingCalendar {
  const days = new Map(calendar.days);
  for (const { from, until } of absences)
    for (let date = from, count = 0; date <= until && count < longestLeave; date = addDays(date, 1), count += 1)
      days.set(date, []);
  return { ...calendar, days };
}

const clockLengths = { minute: 60_000, hour: 3_600_000 };

/**
 * When a length of time that begins now has passed. Days are those of a calendar without days off: a day on is the same time of day. Working time is
 * that of the working calendar.
 */
export function endOfLength({ amount, unit }: Length, from: Date, by: { timeZone: string; calendar?: WorkingCalendar }): Date {
  if (unit === 'minute' || unit === 'hour') return new Date(from.getTime() + amount * clockLengths[unit]);
  const { timeZone, calendar } = by;
  if (unit === 'day')
    return instantOf(dateParts(addDays(dateIn(from, timeZone), amount)), localTime(from.getTime(), timeZone), timeZone);
  if (!calendar) throw new Error('working time is reckoned by a calendar');
  const end =
    unit === 'workday' ? addWorkingDays(calendar, from, amount) : addWorkingTime(calendar, from, amount * clockLengths.hour);
  // Within ten years nothing is worked any more: what waits is looked at by then.
  return end ?? new Date(from.getTime() + 3650 * 24 * clockLengths.hour);
}

/** Whether a length of time asks for a working calendar. */
export function isWorkingTime({ unit }: Pick<Length, 'unit'>): boolean {
  return unit === 'workhour' || unit === 'workday';
}
