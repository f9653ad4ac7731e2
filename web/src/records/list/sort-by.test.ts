import { expect, test } from 'vitest';
import { sortBy } from './sort-by.ts';

test('a head goes up, down and off', () => {
  const up = sortBy([], 'amount', false);
  const down = sortBy(up, 'amount', false);
  expect([up, down, sortBy(down, 'amount', false)]).toEqual([
    [{ field: 'amount', direction: 'asc' }],
    [{ field: 'amount', direction: 'desc' }],
    [],
  ]);
});

test('with shift a second field is added and keeps its place', () => {
  const two = sortBy(sortBy([], 'stage', false), 'amount', true);
  expect(two.map(({ field }) => field)).toEqual(['stage', 'amount']);
  expect(sortBy(two, 'stage', true)).toEqual([
    { field: 'stage', direction: 'desc' },
    { field: 'amount', direction: 'asc' },
  ]);
});
