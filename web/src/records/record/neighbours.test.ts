import { expect, test } from 'vitest';
import { neighboursIn } from './neighbours.ts';

test('finds who stands before and after in the longest list', () => {
  const lists = [
    ['b', 'c'],
    ['a', 'b', 'c', 'd'],
  ];
  expect(neighboursIn(lists, 'b')).toEqual({ previous: 'a', next: 'c', place: 2, of: 4 });
  expect(neighboursIn(lists, 'd')).toEqual({ previous: 'c', next: undefined, place: 4, of: 4 });
});

test('knows no neighbours outside a list or alone in one', () => {
  expect(neighboursIn([['a', 'b']], 'x')).toBeUndefined();
  expect(neighboursIn([['a']], 'a')).toBeUndefined();
});
