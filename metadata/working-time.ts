import { addDays, dateParts, dayOf } from './calendar.ts';
import { dateIn, instantOf, localTime, startOfDay } from './zoned-time.ts';

/** From and to, each where the clock first shows it, in minutes since midnight by the clock on the wall; `to` is 1440 at the most. */
export type WorkingInterval = readonly [from: number, to: number];

/** Intervals of a day in the order of time, none touching the next. An empty list is a day off. */
export type WorkingDay = readonly WorkingInterval[];

/** When people work. Days that differ from the week are holidays, make-up days of 调休, and half days. */
export type WorkingCalendar = {
  timeZone: string;
  /** Monday first. */
  week: readonly [WorkingDay, WorkingDay, WorkingDay, WorkingDay, WorkingDay, WorkingDay, WorkingDay];
  /** By date. */
  days: ReadonlyMap<string, WorkingDay>;
};

/** In a calendar whose days are all off, the search for a working minute ends here. */
const mostDays = 3700;
const minute = 60_000;

/** What is worked on a day. */
export function workingDayOf({ week, days }: WorkingCalendar, date: string): WorkingDay {
  return days.get(date) ?? (week[(((dayOf(date) + 3) % 7) + 7) % 7] as WorkingDay);
}

/** Milliseconds of working time from one instant to another, 0 when the second is not later. A day of a changing clock has what it really has. */
export function workingTimeBetween(calendar: WorkingCalendar, from: Date, to: Date): number {
  let sum = 0;
  for (const [start, end] of spansFrom(calendar, from)) {
    if (start >= to.getTime()) break;
    sum += Math.min(end, to.getTime()) - start;
  }
  return sum;
}

/**
 * The first instant at which so many milliseconds of working time have passed since `from`; with none to pass, `from` itself.
 * Null when the calendar has no more working time within ten years.
 */
export function addWorkingTime(calendar: WorkingCalendar, from: Date, milliseconds: number): Date | null {
  if (milliseconds <= 0) return from;
  let left = milliseconds;
  for (const [start, end] of spansFrom(calendar, from)) {
    if (end - start >= left) return new Date(start + left);
    left -= end - start;
  }
  return null;
}

/** The last instant from which so many milliseconds of working time pass until `to`. Null as in `addWorkingTime`. */
export function subtractWorkingTime(calendar: WorkingCalendar, to: Date, milliseconds: number): Date | null {
  if (milliseconds <= 0) return to;
  let left = milliseconds;
  for (const [start, end] of spansUntil(calendar, to)) {
    if (end - start >= left) return new Date(end - left);
    left -= end - start;
  }
  return null;
}

/**
 * The same time of day so many working days later, or earlier when `count` is negative. What falls on a day off counts from the start of the
 * next working day (backwards: from the end of the last one). Null as in `addWorkingTime`.
 */
export function addWorkingDays(calendar: WorkingCalendar, from: Date, count: number): Date | null {
  const step = count < 0 ? -1 : 1;
  let date = dateIn(from, calendar.timeZone);
  const begins = isWorkingDay(calendar, date);
  const first = begins ? date : nextWorkingDay(calendar, date, step);
  if (first === null) return null;
  date = first;
  for (let left = Math.abs(count); left > 0; left -= 1) {
    const next = nextWorkingDay(calendar, date, step);
    if (next === null) return null;
    date = next;
  }
  if (begins) return instantOf(dateParts(date), localTime(from.getTime(), calendar.timeZone), calendar.timeZone);
  const day = workingDayOf(calendar, date);
  const edge = step > 0 ? day[0]?.[0] : day.at(-1)?.[1];
  return new Date(instantOnDay(calendar, date, edge ?? 0));
}

function isWorkingDay(calendar: WorkingCalendar, date: string): boolean {
  return workingDayOf(calendar, date).length > 0;
}

function nextWorkingDay(calendar: WorkingCalendar, after: string, step: 1 | -1): string | null {
  let date = after;
  for (let looked = 0; looked < mostDays; looked += 1) {
    date = addDays(date, step);
    if (isWorkingDay(calendar, date)) return date;
  }
  return null;
}

type Span = readonly [start: number, end: number];

/** What is worked from an instant on, in the order of time. */
function* spansFrom(calendar: WorkingCalendar, from: Date): Generator<Span> {
  const date = dateIn(from, calendar.timeZone);
  for (let looked = 0; looked < mostDays; looked += 1)
    for (const [start, end] of spansOn(calendar, addDays(date, looked)))
      if (end > from.getTime()) yield [Math.max(start, from.getTime()), end];
}

/** What is worked until an instant, the latest first. */
function* spansUntil(calendar: WorkingCalendar, to: Date): Generator<Span> {
  const date = dateIn(to, calendar.timeZone);
  for (let looked = 0; looked < mostDays; looked += 1)
    for (const [start, end] of spansOn(calendar, addDays(date, -looked)).toReversed())
      if (start < to.getTime()) yield [start, Math.min(end, to.getTime())];
}

/** By calendar and date: asking a zone for its clock takes longer than all else. */
const spansOfDays = new WeakMap<WorkingCalendar, Map<string, readonly Span[]>>();

function spansOn(calendar: WorkingCalendar, date: string): readonly Span[] {
  const known = spansOfDays.get(calendar) ?? new Map<string, readonly Span[]>();
  spansOfDays.set(calendar, known);
  const spans = known.get(date) ?? findSpans(calendar, date);
  if (known.size >= mostDays) known.clear();
  known.set(date, spans);
  return spans;
}

/** An interval that a clock put forward leaves out has no length. */
function findSpans(calendar: WorkingCalendar, date: string): Span[] {
  return workingDayOf(calendar, date)
    .map(([from, to]): Span => [instantOnDay(calendar, date, from), instantOnDay(calendar, date, to)])
    .filter(([start, end]) => end > start);
}

/** The first instant of a day at which its clock shows a time or a later one: a time that is skipped has come when the clock is put forward. */
function instantOnDay({ timeZone }: WorkingCalendar, date: string, minutes: number): number {
  if (minutes >= 1440) return Date.parse(startOfDay(addDays(date, 1), timeZone));
  const clock = { hour: Math.floor(minutes / 60), minute: minutes % 60, second: 0 };
  let instant = instantOf(dateParts(date), clock, timeZone).getTime();
  const isLate = (at: number) => dateIn(new Date(at), timeZone) >= date && clockMinutes(at, timeZone) > minutes;
  if (isLate(instant)) while (isLate(instant - minute)) instant -= minute;
  return instant;
}

function clockMinutes(instant: number, timeZone: string): number {
  const { hour, minute: minutes } = localTime(instant, timeZone);
  return hour * 60 + minutes;
}

/** A deadline that may stand still: how much working time is left, and since when it runs; `since` is null while it is paused. */
export type WorkingClock = { left: number; since: Date | null };

/** When a running clock will have run out; null while it is paused, or as in `addWorkingTime`. */
export function dueAt(calendar: WorkingCalendar, { left, since }: WorkingClock): Date | null {
  return since && addWorkingTime(calendar, since, left);
}

/** Stands still from an instant on, with what is left by then. A clock that stands already is left as it is. */
export function pauseClock(calendar: WorkingCalendar, { left, since }: WorkingClock, at: Date): WorkingClock {
  return { left: since ? Math.max(0, left - workingTimeBetween(calendar, since, at)) : left, since: null };
}

/** Runs again from an instant on. A clock that runs already is left as it is. */
export function resumeClock({ left, since }: WorkingClock, at: Date): WorkingClock {
  return { left, since: since ?? at };
}
