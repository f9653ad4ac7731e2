import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeDate } from './calendar.ts';
import {
  addWorkingDays,
  addWorkingTime,
  dueAt,
  pauseClock,
  resumeClock,
  subtractWorkingTime,
  type WorkingCalendar,
  type WorkingClock,
  type WorkingDay,
  workingDayOf,
  workingTimeBetween,
} from './working-time.ts';
import { dateIn, localTime } from './zoned-time.ts';

const minute = 60_000;
const office: WorkingDay = [
  [9 * 60, 12 * 60],
  [13 * 60 + 30, 18 * 60],
];
const off: WorkingDay = [];
const china: WorkingCalendar = {
  timeZone: 'Asia/Shanghai',
  week: [office, office, office, office, office, off, off],
  // Spring Festival of 2026, and the two Saturdays and the Sunday that make up for it.
  days: new Map<string, WorkingDay>([
    ...['15', '16', '17', '18', '19', '20', '21', '22', '23'].map((day): [string, WorkingDay] => [`2026-02-${day}`, off]),
    ['2026-02-14', office],
    ['2026-02-28', office],
  ]),
};
const at = (text: string) => new Date(text);
const hours = (count: number) => count * 60 * minute;

describe('working time', () => {
  it('stands still over lunch, the night and days off', () => {
    expect(addWorkingTime(china, at('2026-01-05T11:00:00+08:00'), hours(2))).toEqual(at('2026-01-05T14:30:00+08:00'));
    expect(addWorkingTime(china, at('2026-01-09T17:00:00+08:00'), hours(2))).toEqual(at('2026-01-12T10:00:00+08:00'));
    expect(workingTimeBetween(china, at('2026-01-09T00:00:00+08:00'), at('2026-01-13T00:00:00+08:00'))).toBe(hours(15));
  });

  it('ends at the end of a day and not at the start of the next', () => {
    expect(addWorkingTime(china, at('2026-01-05T09:00:00+08:00'), hours(7.5))).toEqual(at('2026-01-05T18:00:00+08:00'));
  });

  it('skips a holiday and works on the weekend that makes up for it', () => {
    expect(addWorkingTime(china, at('2026-02-13T17:00:00+08:00'), hours(2))).toEqual(at('2026-02-14T10:00:00+08:00'));
    expect(addWorkingTime(china, at('2026-02-14T17:00:00+08:00'), hours(2))).toEqual(at('2026-02-24T10:00:00+08:00'));
  });

  it('counts back from an instant', () => {
    expect(subtractWorkingTime(china, at('2026-01-12T10:00:00+08:00'), hours(2))).toEqual(at('2026-01-09T17:00:00+08:00'));
  });

  it('finds the same time of day on another working day', () => {
    expect(addWorkingDays(china, at('2026-01-09T15:00:00+08:00'), 1)).toEqual(at('2026-01-12T15:00:00+08:00'));
    expect(addWorkingDays(china, at('2026-02-24T15:00:00+08:00'), -1)).toEqual(at('2026-02-14T15:00:00+08:00'));
    expect(addWorkingDays(china, at('2026-01-10T15:00:00+08:00'), 1)).toEqual(at('2026-01-13T09:00:00+08:00'));
    expect(addWorkingDays(china, at('2026-01-10T15:00:00+08:00'), -1)).toEqual(at('2026-01-08T18:00:00+08:00'));
  });

  it('gives up in a calendar that never works', () => {
    const never: WorkingCalendar = { ...china, week: [off, off, off, off, off, off, off], days: new Map() };
    expect(addWorkingTime(never, at('2026-01-05T09:00:00Z'), 1)).toBeNull();
    expect(subtractWorkingTime(never, at('2026-01-05T09:00:00Z'), 1)).toBeNull();
    expect(addWorkingDays(never, at('2026-01-05T09:00:00Z'), 1)).toBeNull();
  });
});

/** Any working day: up to three intervals whose edges lie on quarters of an hour. */
const workingDay = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
  .map((edges) => edges.sort((a, b) => a - b).map((quarter) => quarter * 15))
  .map(
    (edges): WorkingDay =>
      Array.from({ length: Math.floor(edges.length / 2) }, (_, at) => [edges[2 * at] ?? 0, edges[2 * at + 1] ?? 0]),
  );
const zone = fc.constantFrom(
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Asia/Kathmandu',
);
/** Around the days on which the clocks of Berlin, New York and Lord Howe change, and the year. */
const instant = fc
  .tuple(
    fc.constantFrom(
      '2026-03-06',
      '2026-03-27',
      '2026-04-03',
      '2026-04-22',
      '2026-10-02',
      '2026-10-23',
      '2026-10-30',
      '2026-12-30',
    ),
    fc.integer({ min: 0, max: 4 * 1440 }),
  )
  .map(([day, minutes]) => new Date(Date.parse(`${day}T00:00:00Z`) + minutes * minute));
const anyCalendar = fc
  .record({
    timeZone: zone,
    week: fc.tuple(workingDay, workingDay, workingDay, workingDay, workingDay, workingDay, workingDay),
    special: workingDay,
    on: instant,
  })
  .map(
    ({ timeZone, week, special, on }): WorkingCalendar => ({ timeZone, week, days: new Map([[dateIn(on, timeZone), special]]) }),
  );

/** Sixty of them, since a calendar that is used again knows its days. */
const calendar = fc.constantFrom(...fc.sample(anyCalendar, { numRuns: 60, seed: 20_260_101 }));

type Minute = { date: string; clock: number };
const minutesOfDays = new Map<string, Minute[]>();

/** What the clock on the wall shows in each minute of a day of Greenwich. It is asked every quarter of an hour: no zone changes it in between. */
function minutesOf(day: number, timeZone: string): Minute[] {
  const key = `${timeZone} ${day}`;
  const known = minutesOfDays.get(key);
  if (known) return known;
  const shown = Array.from({ length: 96 }, (_, quarter) => {
    const { year, month, day: date, hour, minute: past } = localTime((day * 1440 + quarter * 15) * minute, timeZone);
    return Array.from({ length: 15 }, (_, at): Minute => ({ date: writeDate(year, month, date), clock: hour * 60 + past + at }));
  }).flat();
  minutesOfDays.set(key, shown);
  return shown;
}

/** Which minutes of a day of Greenwich are worked, and how many of them lie before each. */
type WorkedDay = { isWorked: boolean[]; before: number[] };
const workedDays = new Map<WorkingCalendar, Map<number, WorkedDay>>();

/** The oracle. Work begins when the clock first shows the start of an interval, and ends when it first shows its end. */
function workedOn(of: WorkingCalendar, day: number): WorkedDay {
  const known = workedDays.get(of) ?? new Map<number, WorkedDay>();
  workedDays.set(of, known);
  const found = known.get(day);
  if (found) return found;
  let date = '';
  let furthest = 0;
  let intervals: WorkingDay = [];
  const isWorked = [-2, -1, 0]
    .flatMap((before) => minutesOf(day + before, of.timeZone))
    .map((shown) => {
      if (shown.date !== date) [date, furthest, intervals] = [shown.date, shown.clock, workingDayOf(of, shown.date)];
      furthest = Math.max(furthest, shown.clock);
      return intervals.some(([start, end]) => furthest >= start && furthest < end);
    })
    .slice(-1440);
  const before = [0];
  for (const [at, worked] of isWorked.entries()) before.push((before[at] ?? 0) + Number(worked));
  known.set(day, { isWorked, before });
  return { isWorked, before };
}

/** Worked minutes before a minute, since that of `first`. */
function workedBefore(of: WorkingCalendar, first: number, at: number): number {
  let sum = 0;
  for (let day = Math.floor(first / 1440); day < Math.floor(at / 1440); day += 1) sum += workedOn(of, day).before[1440] as number;
  const within = (minutes: number) =>
    workedOn(of, Math.floor(minutes / 1440)).before[minutes - Math.floor(minutes / 1440) * 1440];
  return sum + (within(at) as number) - (within(first) as number);
}

function countWorked(of: WorkingCalendar, from: Date, to: Date): number {
  return workedBefore(of, from.getTime() / minute, to.getTime() / minute) * minute;
}

/** Null when it has not come within six days. */
function findDue(of: WorkingCalendar, from: Date, wanted: number): Date | null {
  const first = from.getTime() / minute;
  const left = wanted / minute;
  for (let day = Math.floor(first / 1440); day <= Math.floor(first / 1440) + 6; day += 1) {
    if (workedBefore(of, first, (day + 1) * 1440) < left) continue;
    const at = workedOn(of, day).isWorked.findIndex(
      (worked, past) => worked && day * 1440 + past >= first && workedBefore(of, first, day * 1440 + past + 1) === left,
    );
    if (at >= 0 && day * 1440 + at < first + 6 * 1440) return new Date((day * 1440 + at + 1) * minute);
  }
  return null;
}

describe('a clock of working time, beside one that counts minutes', () => {
  const length = fc.integer({ min: 0, max: 3 * 1440 });

  it('counts what lies between two instants', () => {
    fc.assert(
      fc.property(calendar, instant, length, (of, from, minutes) => {
        const to = new Date(from.getTime() + minutes * minute);
        expect(workingTimeBetween(of, from, to)).toBe(countWorked(of, from, to));
      }),
      { numRuns: 3400 },
    );
  });

  it('finds when a deadline ends, and where it must have begun', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 1, max: 2000 }), (of, from, minutes) => {
        const due = findDue(of, from, minutes * minute);
        if (!due) return;
        expect(addWorkingTime(of, from, minutes * minute)).toEqual(due);
        const begun = subtractWorkingTime(of, due, minutes * minute) as Date;
        expect(begun.getTime()).toBeGreaterThanOrEqual(from.getTime());
        expect(countWorked(of, begun, due)).toBe(minutes * minute);
      }),
      { numRuns: 3400 },
    );
  });

  it('lets it stand still and run again as often as one likes', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 8 });
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 0, max: 1200 }), pauses, (of, start, minutes, gaps) => {
        let clock: WorkingClock = { left: minutes * minute, since: start };
        let now = start;
        let worked = 0;
        for (const gap of gaps) {
          const next = new Date(now.getTime() + gap * minute);
          if (clock.since) worked += countWorked(of, now, next);
          clock = clock.since ? pauseClock(of, clock, next) : resumeClock(clock, next);
          now = next;
        }
        const left = Math.max(0, minutes * minute - worked);
        const running = resumeClock(clock, now);
        const since = running.since as Date;
        if (clock.since === null) expect(clock.left).toBe(left);
        if (left > 0 && findDue(of, now, left)) expect(dueAt(of, running)).toEqual(findDue(of, now, left));
        if (running.left === 0) expect(dueAt(of, running)).toEqual(since);
      }),
      { numRuns: 3400 },
    );
  });
});
