import { expect, test } from 'vitest';
import { bigTable, planChanges } from './plan-changes.ts';
import type { Column, Table } from './table.ts';

const id: Column = { name: 'id', type: 'uuid' };

function table(columns: Column[], rest: Partial<Table> = {}): Table {
  return { name: 'deal', columns: [id, ...columns], indexes: [], foreignKeys: [], rows: 0, ...rest };
}

function plan(current: Table | undefined, desired: Table | undefined): object[] {
  return planChanges(current ? [current] : [], desired ? [desired] : []).map(({ table: _table, ...action }) => action);
}

test('equal tables need nothing', () => {
  expect(plan(table([{ name: 'name', type: 'text' }]), table([{ name: 'name', type: 'text' }]))).toEqual([]);
});

test('new tables are all made before any foreign key points at them', () => {
  const key = (name: string) => ({ name, definition: `foreign key ("${name}") references …` });
  const acts = planChanges(
    [],
    [table([], { foreignKeys: [key('fk_a')] }), { ...table([], { foreignKeys: [key('fk_b')] }), name: 'lead' }],
  );
  expect(acts.map(({ act }) => act)).toEqual(['createTable', 'createTable', 'addForeignKey', 'addForeignKey']);
});

test('a new field is a new column', () => {
  const column = { name: 'note', type: 'text' };
  expect(plan(table([]), table([column]))).toEqual([{ act: 'addColumn', column }]);
});

test('the column of a removed field stays, and is taken up again with its values', () => {
  const note = { name: 'note', type: 'text' };
  const removed = { ...note, removedAt: '2026-11-01T00:00:00.000Z' };
  expect(plan(table([note]), table([]))).toEqual([{ act: 'removeColumn', column: 'note' }]);
  expect(plan(table([removed]), table([]))).toEqual([]);
  expect(plan(table([removed]), table([note]))).toEqual([{ act: 'restoreColumn', column: 'note' }]);
});

test('values of a removed field make room when its name is wanted for another type', () => {
  const removed = { name: 'note', type: 'text', removedAt: '2026-11-01T00:00:00.000Z' };
  const column = { name: 'note', type: 'date' };
  expect(plan(table([removed]), table([column]))).toEqual([
    { act: 'setColumnAside', column: 'note' },
    { act: 'addColumn', column },
  ]);
});

test.each([
  ['integer', 'numeric(18,2)', '"n"::numeric(18,2)'],
  ['numeric(18,2)', 'numeric(20,4)', '"n"::numeric(20,4)'],
  ['numeric(20,4)', 'bigint', '"n"::bigint'],
  ['bigint', 'text', '"n"::text'],
  ['date', 'text', '"n"::text'],
  ['text', 'text[]', 'case when "n" is not null then array["n"] end'],
])('%s becomes %s in place', (from, type, using) => {
  const actions = plan(table([{ name: 'n', type: from }]), table([{ name: 'n', type }]));
  expect(actions).toEqual([{ act: 'changeColumnType', column: 'n', type, using }]);
});

test.each([
  ['text', 'integer'],
  ['boolean', 'text[]'],
])('%s is not turned into %s: the column, which has no values, is made anew', (from, type) => {
  const actions = plan(table([{ name: 'n', type: from }]), table([{ name: 'n', type }]));
  expect(actions.map((action) => (action as { act: string }).act)).toEqual(['dropColumn', 'addColumn']);
});

test('indexes and keys that went with a column are made again', () => {
  const index = { name: 'ix_deal_n_00000000', definition: '("n") where deleted_at is null', unique: false };
  const actions = plan(
    table([{ name: 'n', type: 'text' }], { indexes: [index] }),
    table([{ name: 'n', type: 'date' }], { indexes: [index] }),
  );
  expect(actions.map((action) => (action as { act: string }).act)).toEqual(['dropColumn', 'addColumn', 'createIndex']);
});

test('on a big table indexes are built and keys checked later', () => {
  const index = { name: 'ix_deal_n_00000000', definition: '("n")', unique: false };
  const key = { name: 'fk_deal_n_00000000', definition: 'foreign key ("n") references …' };
  const wanted = table([{ name: 'n', type: 'uuid' }], { indexes: [index], foreignKeys: [key] });
  const later = (rows: number) =>
    planChanges([table([{ name: 'n', type: 'uuid' }], { rows })], [wanted]).map((action) => 'later' in action && action.later);
  expect(later(bigTable - 1)).toEqual([false, false]);
  expect(later(bigTable)).toEqual([true, true]);
});

test('the table of a removed object stays without its foreign keys', () => {
  const key = { name: 'fk_deal_n_00000000', definition: '' };
  expect(plan(table([], { foreignKeys: [key] }), undefined)).toEqual([
    { act: 'dropForeignKey', key: key.name },
    { act: 'removeTable' },
  ]);
});
