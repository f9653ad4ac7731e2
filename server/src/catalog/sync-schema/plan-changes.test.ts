import { expect, test } from 'vitest';
import { bigTable, planChanges } from './plan-changes.ts';
import { fillMark } from './shadow-name.ts';
import type { Table, TableColumn } from './table.ts';

const id: TableColumn = { name: 'id', type: 'uuid' };

function table(columns: TableColumn[], rest: Partial<Table> = {}): Table {
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

test('a field that made room for another type takes up its values again; what was only converted is not taken', () => {
  const note = { name: 'note', type: 'text' };
  const removedAt = '2026-11-01T00:00:00.000Z';
  const aside = (revision: number, rest: object = {}) => ({ ...note, name: `~${revision}_note`, removedAt, ...rest });
  const restored = { act: 'restoreColumn', column: 'note', from: '~12_note' };
  expect(plan(table([aside(9), aside(12)]), table([note]))).toEqual([restored]);
  const other = { name: 'note', type: 'date', removedAt };
  expect(plan(table([aside(12), other]), table([note]))).toEqual([{ act: 'setColumnAside', column: 'note' }, restored]);
  const converted = plan(table([aside(12, { forward: '{value}::date' })]), table([note]));
  expect(converted).toEqual([{ act: 'addColumn', column: note }]);
});

test('an index that is being built, or was broken off, is left to whoever builds it later', () => {
  const index = { name: 'ix_deal_note_1', definition: '("note")', unique: false };
  const note = { name: 'note', type: 'text' };
  const acts = (unfinished: string[]) => plan(table([note], { unfinished }), table([note], { indexes: [index] }));
  expect(acts([])).toEqual([{ act: 'createIndex', index, later: false }]);
  expect(acts([index.name])).toEqual([{ act: 'createIndex', index, later: true }]);
});

test('only a decimal that becomes wider is changed in place: PostgreSQL touches no row', () => {
  const change = (from: string, to: string) =>
    plan(table([{ name: 'n', type: from }]), table([{ name: 'n', type: to }])).map((action) => (action as { act: string }).act);
  expect(change('numeric(18,2)', 'numeric(20,2)')).toEqual(['changeColumnType']);
  for (const [from, to] of [
    ['numeric(18,2)', 'numeric(20,4)'],
    ['integer', 'bigint'],
    ['text', 'date'],
  ] as const)
    expect(change(from, to)).toEqual(['setColumnAside', 'addColumn']);
});

const fill = { table: 'deal', column: 'n', type: 'integer', using: '{value}::integer' };

test('values that become others are made from the column that stepped aside', () => {
  const [from, to] = [
    { name: 'n', type: 'text' },
    { name: 'n', type: 'integer' },
  ];
  expect(planWith([from], [to])).toEqual([
    { act: 'setColumnAside', column: 'n', forward: fill.using },
    { act: 'addColumn', column: to },
    { act: 'fillColumn', column: 'n', using: fill.using },
  ]);
});

test('a shadow takes the place of its column once it is filled with these very values', () => {
  const [from, to] = [
    { name: 'n', type: 'text' },
    { name: 'n', type: 'integer' },
  ];
  const acts = (filled: string) => planWith([from, { name: '~new_n', type: 'integer', filled }], [to]).map(({ act }) => act);
  expect(acts(fillMark(fill))).toEqual(['setColumnAside', 'takeShadow']);
  expect(acts('something else')).toEqual(['setColumnAside', 'addColumn', 'fillColumn']);
});

test('a new field whose records begin with a value touches none of them', () => {
  const column = { name: 'n', type: 'integer' };
  expect(planWith([], [column], { ...fill, using: "coalesce({value}, '7'::integer)" })).toEqual([
    { act: 'addColumn', column, initial: "coalesce(null, '7'::integer)" },
  ]);
});

test('a renamed field keeps its column, and the indexes over it', () => {
  const index = (column: string) => ({ name: `ix_deal_${column}_00000000`, definition: `("${column}")`, unique: false });
  const old = table([{ name: 'n', type: 'text' }], { indexes: [index('n')] });
  const next = table([{ name: 'm', type: 'text' }], { indexes: [index('m')] });
  const changes = { renames: [{ object: 'deal', from: 'n', to: 'm' }], before: [old] };
  expect(planChanges([old], [next], changes).map(({ table: _table, ...action }) => action)).toEqual([
    { act: 'renameColumn', column: 'n', to: 'm' },
    { act: 'renameIndex', from: 'ix_deal_n_00000000', to: 'ix_deal_m_00000000' },
  ]);
});

function planWith(columns: TableColumn[], wanted: TableColumn[], given = fill) {
  return planChanges([table(columns)], [table(wanted)], { fills: [given] }).map(({ table: _table, ...action }) => action);
}

test('indexes and keys over a column that stepped aside are made again', () => {
  const index = { name: 'ix_deal_n_00000000', definition: '("n") where deleted_at is null', unique: false };
  const actions = plan(
    table([{ name: 'n', type: 'text' }], { indexes: [index] }),
    table([{ name: 'n', type: 'date' }], { indexes: [index] }),
  );
  expect(actions.map((action) => (action as { act: string }).act)).toEqual([
    'dropIndex',
    'setColumnAside',
    'addColumn',
    'createIndex',
  ]);
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
