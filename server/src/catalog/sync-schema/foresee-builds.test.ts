import { expect, test } from 'vitest';
import { foreseeBuilds, indexedRowsPerSecond } from './foresee-builds.ts';
import { bigTable, planChanges } from './plan-changes.ts';
import type { Table } from './table.ts';

const index = (name: string) => ({ name, definition: `("${name}")`, unique: false });
const table = (name: string, rest: Partial<Table>): Table => ({
  name,
  columns: [],
  indexes: [],
  foreignKeys: [],
  rows: 0,
  ...rest,
});

function foresee(rows: number, wanted: string[], name = 'deal') {
  const current = [table(name, { rows, indexes: [index('there')] })];
  return foreseeBuilds(planChanges(current, [table(name, { indexes: wanted.map(index) })]), current);
}

test('tells of each big table how many indexes are built over how many rows, and how long that takes', () => {
  const rows = 20 * indexedRowsPerSecond;
  expect(foresee(rows, ['there', 'one', 'two'])).toEqual([{ object: 'deal', indexes: 2, rows, seconds: 40 }]);
  expect(foresee(rows, ['one'], 'deal__tags')).toMatchObject([{ object: 'deal', seconds: 20 }]);
});

test('what is there, and what a small table has made at once, takes no time', () => {
  expect(foresee(20 * indexedRowsPerSecond, ['there'])).toEqual([]);
  expect(foresee(bigTable - 1, ['one'])).toEqual([]);
});
