import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf } from './calendar.ts';
import { type Comparison, comparedDays } from './compared-period.ts';

const before = (from: string, to: string, comparison: Comparison, today = '2030-01-01', bucket?: 'week' | 'month') => {
  const days = comparedDays({ from, to }, comparison, { today, bucket });
  return [days.from, days.to, days.before?.from, days.before?.to];
};

describe('the days that a period is compared with', () => {
  it.each([
    ['2026-03-01', '2026-03-31', 'previousPeriod', '2026-02-01', '2026-02-28'],
    ['2026-02-01', '2026-02-28', 'previousPeriod', '2026-01-01', '2026-01-31'],
    ['2026-04-01', '2026-06-30', 'previousPeriod', '2026-01-01', '2026-03-31'],
    ['2026-03-02', '2026-03-08', 'previousPeriod', '2026-02-23', '2026-03-01'],
    ['2026-03-05', '2026-03-14', 'previousPeriod', '2026-02-23', '2026-03-04'],
    ['2025-02-01', '2025-02-28', 'previousYear', '2024-02-01', '2024-02-29'],
    ['2024-02-01', '2024-02-29', 'previousYear', '2023-02-01', '2023-02-28'],
    ['2024-02-10', '2024-02-28', 'previousYear', '2023-02-10', '2023-02-28'],
  ] as const)('of %s to %s, %s, are %s to %s', (from, to, comparison, first, last) => {
    expect(before(from, to, comparison)).toEqual([from, to, first, last]);
  });

  it('are as many as have passed where the period has not ended', () => {
    expect(before('2026-03-01', '2026-03-31', 'previousPeriod', '2026-03-15')).toEqual([
      '2026-03-01',
      '2026-03-15',
      '2026-02-01',
      '2026-02-15',
    ]);
    expect(before('2026-01-01', '2026-12-31', 'previousYear', '2026-03-31').slice(1)).toEqual([
      '2026-03-31',
      '2025-01-01',
      '2025-03-31',
    ]);
  });

  it('are those of the group before where dates are grouped, weeks by weeks', () => {
    expect(before('2026-01-01', '2026-06-30', 'previousPeriod', '2030-01-01', 'month').slice(2)).toEqual([
      '2025-12-01',
      '2026-05-31',
    ]);
    expect(before('2026-01-05', '2026-02-01', 'previousYear', '2030-01-01', 'week').slice(2)).toEqual([
      '2025-01-06',
      '2025-02-02',
    ]);
  });

  it('are none without a beginning and an end', () => {
    expect(comparedDays({ from: '2026-01-01' }, 'previousYear', { today: '2026-01-01' }).before).toBeUndefined();
    expect(comparedDays({}, 'previousPeriod', { today: '2026-01-01' })).toEqual({});
  });

  it('end before the period begins, and are never more than those of the longest month', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days));
    fc.assert(
      fc.property(
        day,
        fc.nat(800),
        fc.constantFrom<Comparison>('previousPeriod', 'previousYear'),
        day,
        (from, length, comparison, today) => {
          const to = addDays(from, Math.min(length, comparison === 'previousYear' ? 360 : 800));
          const days = comparedDays({ from, to }, comparison, { today });
          const then = days.before;
          expect(then && then.to < from).toBe(true);
          expect(then && then.from <= then.to).toBe(true);
          const more = dayOf(then?.to as string) - dayOf(then?.from as string) - (dayOf(days.to as string) - dayOf(from));
          expect(Math.abs(more)).toBeLessThanOrEqual(3 * Math.ceil(length / 28 + 1));
        },
      ),
    );
  });
});
