import { expect, test } from 'vitest';
import { boundsOf, pasteBounds, tile } from './cell-range.ts';

const places = { rows: new Map(['a', 'b', 'c', 'd'].map((id, at) => [id, at])), columns: ['name', 'stage', 'amount'] };

test('a range lies between the cursor and its corner, whichever comes first', () => {
  const cursor = { id: 'c', path: 'stage' };
  expect(boundsOf(cursor, { id: 'a', path: 'amount' }, places)).toEqual({ top: 0, bottom: 2, left: 1, right: 2 });
  expect(boundsOf(cursor, null, places)).toEqual({ top: 2, bottom: 2, left: 1, right: 1 });
  expect(boundsOf(cursor, { id: 'gone', path: 'amount' }, places)).toBeUndefined();
  expect(boundsOf({ id: 'c', path: null }, null, places)).toBeUndefined();
});

test('a block fills a range it fits in, and goes once from the corner of any other', () => {
  const range = { top: 0, bottom: 3, left: 0, right: 1 };
  expect(pasteBounds(range, [['x']])).toEqual(range);
  expect(tile([['x'], ['y']], { ...range, right: 0 })).toEqual([['x'], ['y'], ['x'], ['y']]);
  expect(pasteBounds(range, [['x'], ['y'], ['z']])).toEqual({ top: 0, bottom: 2, left: 0, right: 0 });
});
