import { expect, test } from 'vitest';
import { everyBucket, nextBucket } from './date-buckets.ts';

test('each bucket ends where the next begins', () => {
  expect(nextBucket('2026-12-01', 'month')).toBe('2027-01-01');
  expect(nextBucket('2026-10-01', 'quarter')).toBe('2027-01-01');
  expect(nextBucket('2026-12-28', 'week')).toBe('2027-01-04');
  expect(nextBucket('2028-02-28', 'day')).toBe('2028-02-29');
});

test('gaps are filled in the order of time, unless there are too many', () => {
  expect(everyBucket(['2026-03-01', '2026-01-01'], 'month')).toEqual(['2026-01-01', '2026-02-01', '2026-03-01']);
  expect(everyBucket([], 'day')).toEqual([]);
  expect(everyBucket(['1926-01-01', '2026-01-01'], 'month')).toBeUndefined();
});
