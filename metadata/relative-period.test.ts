import { expect, test } from 'vitest';
import { relativePeriod } from './relative-period.ts';

test.each<[unknown, string, string]>([
  ['today', '2026-11-22', '2026-11-23'],
  ['yesterday', '2026-11-21', '2026-11-22'],
  ['tomorrow', '2026-11-23', '2026-11-24'],
  ['thisWeek', '2026-11-16', '2026-11-23'],
  ['lastWeek', '2026-11-09', '2026-11-16'],
  ['nextWeek', '2026-11-23', '2026-11-30'],
  ['thisMonth', '2026-11-01', '2026-12-01'],
  ['nextMonth', '2026-12-01', '2027-01-01'],
  ['thisQuarter', '2026-10-01', '2027-01-01'],
  ['lastQuarter', '2026-07-01', '2026-10-01'],
  ['lastYear', '2025-01-01', '2026-01-01'],
  [{ last: 30, unit: 'day' }, '2026-10-24', '2026-11-23'],
  [{ last: 1, unit: 'month' }, '2026-10-23', '2026-11-23'],
  [{ next: 2, unit: 'week' }, '2026-11-22', '2026-12-06'],
])('%j on Sunday, 22 November 2026, is from %s until %s', (period, from, until) => {
  expect(relativePeriod(period, '2026-11-22')).toEqual({ from, until });
});

test('months end where they end', () => {
  expect(relativePeriod({ next: 1, unit: 'month' }, '2024-01-31')).toEqual({ from: '2024-01-31', until: '2024-02-29' });
});

test.each([
  'sometime',
  'thisDay',
  'constructor',
  7,
  null,
  { last: 0, unit: 'day' },
  { last: 1.5, unit: 'day' },
  { last: 1, next: 1, unit: 'day' },
  { last: 1, unit: 'hour' },
  { last: 5000, unit: 'year' },
])('%j is no period', (input) => expect(relativePeriod(input, '2026-11-22')).toBeUndefined());
