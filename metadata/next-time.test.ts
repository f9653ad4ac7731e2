import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextTime, timeFor } from './next-time.ts';
import { localTime } from './zoned-time.ts';

const at = (text: string) => new Date(text);

describe('the next time of a schedule', () => {
  it('is a time of day in its zone, whatever the clocks do', () => {
    const daily = { every: 'day', at: '09:00' } as const;
    expect(nextTime(daily, at('2026-03-27T08:00:00Z'), 'Europe/Berlin')).toEqual(at('2026-03-28T08:00:00Z'));
    expect(nextTime(daily, at('2026-03-28T08:00:00Z'), 'Europe/Berlin')).toEqual(at('2026-03-29T07:00:00Z'));
    expect(nextTime({ every: 'day', at: '02:30' }, at('2026-03-28T12:00:00Z'), 'Europe/Berlin')).toEqual(
      at('2026-03-29T01:30:00Z'),
    );
  });

  it('is on its days of the week, and of the month as far as that goes', () => {
    const weekly = { every: 'week', at: '08:00', days: [1, 4] } as const;
    expect(nextTime({ ...weekly, days: [...weekly.days] }, at('2026-01-05T00:00:00Z'), 'Asia/Shanghai')).toEqual(
      at('2026-01-08T00:00:00Z'),
    );
    const monthly = { every: 'month', at: '00:00', days: [31] } as const;
    expect(nextTime({ ...monthly, days: [31] }, at('2026-02-01T00:00:00Z'), 'UTC')).toEqual(at('2026-02-28T00:00:00Z'));
    expect(nextTime({ every: 'hour', at: '00:15' }, at('2026-02-01T00:15:00Z'), 'Asia/Kathmandu')).toEqual(
      at('2026-02-01T00:30:00Z'),
    );
  });

  it('comes after the one before, within the longest step, and shows its time unless the clock leaves that out', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
    const schedule = fc.record({
      every: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    });
    fc.assert(
      fc.property(schedule, zones, fc.integer({ min: 0, max: 730 * 24 * 60 }), ({ every, hour, minute, days }, zone, minutes) => {
        const after = new Date(Date.parse('2025-06-01T00:00:00Z') + minutes * 60_000);
        const text = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const next = nextTime({ every, at: text, days }, after, zone);
        expect(next.getTime()).toBeGreaterThan(after.getTime());
        expect(next.getTime() - after.getTime()).toBeLessThan(63 * 86_400_000);
        const shown = localTime(next.getTime(), zone);
        const isShown = shown.hour === hour && shown.minute === minute;
        // Two hours around a change of the clock.
        const changes = localTime(next.getTime() - 7_200_000, zone).hour !== (shown.hour + 22) % 24;
        expect(isShown || changes).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the time for a date of a record', () => {
  const before = { amount: 3, unit: 'day', side: 'before' } as const;

  it('is so many days before or after it, at a time of day', () => {
    expect(timeFor({ offset: before, at: '10:00' }, '2026-03-01', { timeZone: 'Asia/Shanghai' })).toEqual(
      at('2026-02-26T02:00:00Z'),
    );
    expect(timeFor({}, '2026-03-01', { timeZone: 'Asia/Shanghai' })).toEqual(at('2026-03-01T01:00:00Z'));
  });

  it('of a moment is the same time of day, or so many hours away', () => {
    expect(timeFor({ offset: before }, '2026-03-30T08:00:00Z', { timeZone: 'Europe/Berlin' })).toEqual(
      at('2026-03-27T09:00:00Z'),
    );
    expect(timeFor({ offset: { amount: 2, unit: 'hour', side: 'after' } }, '2026-03-30T08:00:00Z', { timeZone: 'UTC' })).toEqual(
      at('2026-03-30T10:00:00Z'),
    );
  });
});
