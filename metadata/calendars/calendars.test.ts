import { describe, expect, test } from 'vitest';
import { workingTimeBetween } from '../working-time.ts';
import {
  type CalendarDay,
  mergeDays,
  standardWeek,
  toWorkingCalendar,
  workingHoursSchema,
  yearsMissing,
} from './calendar-body.ts';
import { readIcs } from './read-ics.ts';

const day = (date: string, source: CalendarDay['source'] = 'china'): CalendarDay => ({ date, name: '', hours: [], source });

describe('working hours', () => {
  test('stand in the order of time and do not touch', () => {
    const isSound = (...hours: [string, string][]) => workingHoursSchema.safeParse(hours).success;
    expect(isSound(['09:00', '12:00'], ['13:00', '24:00'])).toBe(true);
    expect(isSound()).toBe(true);
    expect(isSound(['09:00', '12:00'], ['12:00', '18:00'])).toBe(false);
    expect(isSound(['13:00', '18:00'], ['09:00', '12:00'])).toBe(false);
    expect(isSound(['12:00', '12:00'])).toBe(false);
    expect(isSound(['09:00', '24:30'])).toBe(false);
  });

  test('of a day that differs count in place of those of the week', () => {
    const sunday: CalendarDay = { ...day('2026-09-20'), hours: [['09:00', '10:30']] };
    const calendar = toWorkingCalendar(
      { timeZone: null, week: standardWeek, days: [sunday, day('2026-09-25')] },
      'Asia/Shanghai',
    );
    const hoursOn = (date: string) =>
      workingTimeBetween(calendar, new Date(`${date}T00:00:00+08:00`), new Date(`${date}T23:59:59+08:00`)) / 3_600_000;
    expect([hoursOn('2026-09-20'), hoursOn('2026-09-24'), hoursOn('2026-09-25')]).toEqual([1.5, 8, 0]);
  });
});

test('a year is missing when a calendar knows no day of it; of the next one that is asked from November', () => {
  const calendar = { days: [day('2026-10-01')] };
  expect(yearsMissing(calendar, '2026-10-31')).toEqual([]);
  expect(yearsMissing(calendar, '2026-11-01')).toEqual([2027]);
  expect(yearsMissing(calendar, '2027-01-01')).toEqual([2027]);
});

test('days of a source replace others of the same date, not those that somebody entered', () => {
  const found = [day('2026-10-01', 'ics'), day('2026-10-02', 'ics'), day('2026-10-03', 'ics')];
  const merged = mergeDays([day('2026-10-02'), day('2026-10-01', 'hand')], found);
  expect(merged.map(({ date, source }) => `${date} ${source}`)).toEqual(['2026-10-01 hand', '2026-10-02 ics', '2026-10-03 ics']);
});

describe('a calendar file', () => {
  const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
  const read = (...events: string[]) =>
    readIcs(['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR'].join('\r\n'), [['09:00', '18:00']]);

  test('gives each day of its events, off or worked', () => {
    const { days, leftOut } = read(
      event('DTSTART;VALUE=DATE:20261001', 'DTEND;VALUE=DATE:20261003', 'SUMMARY:国庆\r\n 节(休)'),
      event('DTSTART;VALUE=DATE:20260920', 'SUMMARY:国庆节(班)'),
    );
    expect(days.map(({ date, hours }) => [date, hours.length])).toEqual([
      ['2026-09-20', 1],
      ['2026-10-01', 0],
      ['2026-10-02', 0],
    ]);
    expect(days[1]?.name).toBe('国庆节(休)');
    expect(leftOut).toBe(0);
  });

  test('leaves out what has a time of day, comes again or is no date, and says how many', () => {
    const { days, leftOut } = read(
      event('DTSTART:20261001T090000Z', 'SUMMARY:Meeting'),
      event('DTSTART;VALUE=DATE:20261225', 'RRULE:FREQ=YEARLY', 'SUMMARY:Christmas'),
      event('DTSTART;VALUE=DATE:20261340', 'SUMMARY:Never'),
    );
    expect(days).toEqual([]);
    expect(leftOut).toBe(3);
  });
});
