import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateParts } from './calendar.ts';
import { dateIn, endOfDay, instantOf, startOfDay, wallClock } from './zoned-time.ts';

const zones = [
  'America/New_York',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Beirut',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Australia/Lord_Howe',
  'Europe/Berlin',
];

/** The day that a calendar hanging in a zone shows, as Intl writes it in Swedish. */
const calendarIn = (timeZone: string) => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone });
  return (instant: number) => format.format(instant);
};
const instants = fc.integer({ min: Date.parse('1990-01-01'), max: Date.parse('2037-12-31') });

test.each(zones)('in %s a day is what its calendar shows, from the first millisecond to the last', (zone) => {
  const dayShown = calendarIn(zone);
  const check = (instant: number) => {
    const day = dayShown(instant);
    const [start, end] = [Date.parse(startOfDay(day, zone)), Date.parse(endOfDay(day, zone))];
    const seen = { day: dateIn(new Date(instant), zone), first: dayShown(start), last: dayShown(end) };
    expect(seen).toEqual({ day, first: day, last: day });
    expect(start <= instant && instant <= end && dayShown(start - 1) < day && dayShown(end + 1) > day, day).toBe(true);
  };
  // Years in which each of these zones changed its clocks, day by day.
  for (const year of [2018, 2026]) for (let day = 0; day < 365; day++) check(Date.UTC(year, 0, 1, 12) + day * 86_400_000);
  fc.assert(fc.property(instants, check), { numRuns: 100 });
});

test.each(zones)('in %s the clock shows what it was asked to show, except in an hour that was left out', (zone) => {
  fc.assert(
    fc.property(instants, (instant) => {
      const shown = wallClock(new Date(instant), zone);
      const [hour, minute, second] = shown.time.split(':').map(Number) as [number, number, number];
      const found = instantOf(dateParts(shown.date), { hour, minute, second }, zone);
      expect(wallClock(found, zone)).toEqual(shown);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['2026-11-22', 'Asia/Shanghai', '2026-11-21T16:00:00.000Z', 24],
  ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z', 23],
  ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z', 25],
  ['2026-07-01', 'Asia/Kolkata', '2026-06-30T18:30:00.000Z', 24],
  ['2026-04-05', 'Australia/Lord_Howe', '2026-04-04T13:00:00.000Z', 24.5],
  // Midnight was left out: the clocks went from 23:59:59 to 01:00:00.
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z', 23],
  ['2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00.000Z', 23],
  // Samoa went without this day.
  ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z', 0],
])('%s in %s starts at %s and has %d hours', (day, zone, start, hours) => {
  expect(startOfDay(day, zone)).toBe(start);
  expect((Date.parse(endOfDay(day, zone)) + 1 - Date.parse(start)) / 3_600_000).toBe(hours);
});

test.each([
  ['2026-03-08', 'America/New_York', '2026-03-08T07:30:00.000Z'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['2026-11-21', 'Asia/Shanghai', '2026-11-20T18:30:00.000Z'],
])(
  'half past two on %s in %s is %s: an hour later where it is left out, the first where it comes twice',
  (day, zone, instant) => {
    expect(instantOf(dateParts(day), { hour: 2, minute: 30, second: 0 }, zone).toISOString()).toBe(instant);
  },
);

test('the last day that a date can be ends with its year', () => {
  expect(endOfDay('9999-12-31', 'America/Los_Angeles')).toBe('9999-12-31T23:59:59.999999Z');
});
