import { defineObject, defineRole, type Label, type Problem } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../access/actor.ts';
import { openTestWorkspace, type TestWorkspace } from '../../../catalog/test-workspace.ts';
import { readHistory } from '../../history/read-history.ts';
import { getRecord } from '../../read/get-record.ts';
import { readRecords } from '../../read/read-records.ts';
import { castActor } from '../../test-cast/read-cast.test-support.ts';
import { undoBatch } from '../../undo/undo-batch.ts';
import { writeRecords } from '../write-records.ts';
import type { Values } from '../write-request.ts';

const label = (zh: string, en: string) => ({ zh, en });

const definitions = [
  defineObject('order', {
    label: label('订单', 'Order'),
    icon: 'file-text',
    title: 'name',
    fields: {
      name: { type: 'text', label: label('名称', 'Name'), required: true },
      lines: { type: 'subTable', to: 'order_line', via: 'order', label: label('明细', 'Lines') },
      pieces: { type: 'rollup', relation: 'lines', aggregate: 'sum', field: 'quantity', label: label('件数', 'Pieces') },
    },
    rules: {
      most: { when: 'pieces > 100', refuse: { message: label('一张订单最多 100 件', 'An order has at most 100 pieces') } },
    },
  }),
  defineObject('order_line', {
    label: label('订单明细', 'Order line'),
    icon: 'list',
    title: 'item',
    controlledBy: 'order',
    activities: false,
    fields: {
      order: { type: 'relation', to: 'order', label: label('订单', 'Order'), required: true, onDelete: 'cascade' },
      item: { type: 'text', label: label('品名', 'Item'), required: true },
      quantity: { type: 'integer', label: label('数量', 'Quantity'), min: 0, default: 1 },
      cost: { type: 'decimal', label: label('成本', 'Cost') },
    },
  }),
  defineObject('parcel', {
    label: label('包裹', 'Parcel'),
    icon: 'list',
    title: 'name',
    fields: {
      name: { type: 'text', label: label('名称', 'Name'), required: true },
      items: { type: 'subTable', to: 'parcel_item', via: 'parcel', label: label('物品', 'Items'), required: true },
    },
  }),
  defineObject('parcel_item', {
    label: label('物品', 'Item'),
    icon: 'list',
    title: 'name',
    controlledBy: 'parcel',
    activities: false,
    fields: {
      parcel: { type: 'relation', to: 'parcel', label: label('包裹', 'Parcel'), required: true, onDelete: 'cascade' },
      name: { type: 'text', label: label('名称', 'Name'), required: true },
    },
  }),
  defineObject('note', {
    label: label('便条', 'Note'),
    icon: 'list',
    title: 'name',
    fields: {
      name: { type: 'text', label: label('名称', 'Name'), required: true },
      lines: { type: 'subTable', to: 'note_line', via: 'note', label: label('行', 'Lines') },
    },
  }),
  defineObject('note_line', {
    label: label('行', 'Line'),
    icon: 'list',
    title: 'words',
    controlledBy: 'note',
    activities: false,
    fields: {
      note: { type: 'relation', to: 'note', label: label('便条', 'Note'), required: true, onDelete: 'cascade' },
      words: { type: 'text', label: label('内容', 'Words') },
      count: { type: 'integer', label: label('数', 'Count') },
    },
  }),
  defineRole('clerk', {
    label: label('文员', 'Clerk'),
    objects: {
      order: { read: 'all', create: true, edit: 'all', delete: 'all' },
      order_line: { read: 'all', create: true, edit: 'all' },
    },
    fields: { 'order_line.cost': 'hidden' },
  }),
];

let test: TestWorkspace;
let admin: Actor;
let clerk: Actor;

beforeAll(async () => {
  test = await openTestWorkspace({ definitions: definitions as never, users: { liLei: ['clerk'] } });
  admin = await castActor(test.workspace, 'admin');
  clerk = await castActor(test.workspace, 'liLei');
});
afterAll(() => test.drop());

const create = async (values: Values, actor = admin) =>
  (await writeRecords(test.workspace, actor, { object: 'order', action: 'create', records: [values] })).ids[0] as string;
const update = (
  id: string,
  values: Values,
  { actor = admin, ...more }: { actor?: Actor; version?: number; batch?: { id: string; kind: string } } = {},
) => {
  const { batch, version } = more;
  const records = [{ id, values, ...(version !== undefined && { version }) }];
  return writeRecords(test.workspace, actor, { object: 'order', action: 'update', records, ...(batch && { batch }) });
};
const linesOf = async (order: string) =>
  (
    await readRecords(test.workspace, admin, {
      object: 'order_line',
      select: ['item', 'quantity', 'version'],
      filter: { field: 'order', op: 'eq', value: order },
      sort: [{ field: 'item', direction: 'asc' }],
      limit: 100,
    })
  ).records;
const writeNote = (id: string, values: Values) =>
  writeRecords(test.workspace, admin, { object: 'note', action: 'update', records: [{ id, values }] });
const createNote = async (lines: Values[]) =>
  (await writeRecords(test.workspace, admin, { object: 'note', action: 'create', records: [{ name: '便条', lines }] }))
    .ids[0] as string;
const problemsOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (thrown) => thrown,
  );
  const problems: Problem[] = error?.details?.problems ?? [];
  return problems.map(({ row, field, line, code, params }) => ({
    ...{ row, field, line, code },
    text: (params?.problem as Label | undefined)?.en,
  }));
};
const told = async (id: string) =>
  (
    await test.database.platform.query({
      text: `select action, changes from "${test.workspace.schema}".sys_history where record_id = $1 order by id`,
      values: [id],
    })
  ).map(({ action, changes }) => ({ action, changes }));

it('is refused where its rows are required and there are none, together with what else is wrong', async () => {
  const write = (action: 'create' | 'update', record: Values) =>
    writeRecords(test.workspace, admin, { object: 'parcel', action, records: [record as never] });
  expect(await problemsOf(write('create', {}))).toMatchObject([
    { field: 'items', code: 'required' },
    { field: 'name', code: 'required' },
  ]);
  expect(await problemsOf(write('create', { name: 'A', items: [] }))).toMatchObject([{ field: 'items', code: 'required' }]);
  const { ids } = await write('create', { name: 'A', items: [{ name: 'cup' }] });
  const [id] = ids;
  expect(await problemsOf(write('update', { id, values: { items: [] } }))).toMatchObject([{ field: 'items', code: 'required' }]);
  await write('update', { id, values: { name: 'B' } });
  await write('update', { id, values: { items: [{ name: 'plate' }] } });
});

describe('rows of a sub-table', () => {
  let order: string;
  let screw: string;
  let nail: string;
  const fresh = async () => {
    order = await create({ name: '第一单', lines: [{ item: 'nail', quantity: 2 }, { item: 'screw' }] });
    [nail, screw] = (await linesOf(order)).map(({ id }) => id) as [string, string];
  };
  beforeEach(fresh);

  it('are made with their record, with their own defaults, and one version of it', async () => {
    expect(await linesOf(order)).toMatchObject([
      { item: 'nail', quantity: 2 },
      { item: 'screw', quantity: 1 },
    ]);
    expect(await getRecord(test.workspace, admin, { object: 'order', id: order })).toMatchObject({
      version: 1,
      pieces: '3.00',
    });
  });

  it('are changed, made and taken away together, in one version, and history says which', async () => {
    const { versions } = await update(
      order,
      {
        lines: [
          { id: nail, quantity: 5 },
          { item: 'bolt', quantity: 7 },
        ],
      },
      { version: 1 },
    );
    expect(versions).toEqual([2]);
    expect(await linesOf(order)).toMatchObject([
      { item: 'bolt', quantity: 7, version: 1 },
      { id: nail, item: 'nail', quantity: 5, version: 2 },
    ]);
    const [bolt] = await linesOf(order);
    expect((await told(order)).at(-1)).toEqual({
      action: 'update',
      changes: {
        lines: [
          [
            { id: screw, version: 1, row: 2 },
            { id: nail, version: 1, row: 1 },
          ],
          [
            { id: nail, version: 2, row: 1 },
            { id: bolt?.id, version: 1, row: 3 },
          ],
        ],
      },
    });
    expect((await told(nail)).at(-1)).toMatchObject({ action: 'update', changes: { quantity: [2, 5] } });
    expect((await told(screw)).at(-1)).toMatchObject({ action: 'delete' });
  });

  it('that were taken away are still called by their names in the history', async () => {
    const [title] = (await linesOf(order)).flatMap((line) => (line.id === screw ? [line.item] : []));
    await update(order, { lines: [{ id: nail }] });
    const { entries } = await readHistory(test.workspace, admin, { object: 'order', id: order });
    expect(entries[0]?.changes.lines?.from).toContainEqual({ id: screw, title, row: 2 });
  });

  it('tell in the history of their record which they are and what changed in them, as far as its reader may see it', async () => {
    await update(order, { lines: { save: [{ id: nail, quantity: 6, cost: '2' }], remove: [] } });
    await update(order, { lines: { save: [{ id: nail, quantity: 7 }], remove: [screw] } });
    const seenBy = async (actor: Actor) =>
      (await readHistory(test.workspace, actor, { object: 'order', id: order })).entries.map(({ changes }) => changes.lines?.to);
    const change = (from: unknown, to: unknown) => ({ from, to });
    expect(await seenBy(admin)).toMatchObject([
      [{ id: nail, row: 1, changes: { quantity: change(6, 7) } }],
      [{ id: nail, row: 1, title: 'nail', changes: { quantity: change(2, 6), cost: change(null, '2.00') } }],
      undefined,
    ]);
    const [, earlier] = await seenBy(clerk);
    expect(earlier).toEqual([{ id: nail, row: 1, title: 'nail', changes: { quantity: change(2, 6) } }]);
  });

  it('have a blank title in the history where they have none, which is not the same as being hidden', async () => {
    const id = await createNote([{ words: null }]);
    const rows = (await readRecords(test.workspace, admin, { object: 'note_line', select: ['words'], limit: 10 })).records;
    await writeNote(id, { lines: { save: [{ id: rows[0]?.id, count: 4 }], remove: [] } });
    const [entry] = (await readHistory(test.workspace, admin, { object: 'note', id })).entries;
    expect(entry?.changes.lines?.to).toMatchObject([{ row: 1, title: '', changes: { count: { from: null, to: 4 } } }]);
  });

  it('that are another record’s cannot be taken away or kept by this one, in words; one that is gone is gone', async () => {
    const others = (await linesOf(await create({ name: '别的单', lines: [{ item: 'other' }] })))[0]?.id as string;
    const refused = await update(order, { lines: { save: [], remove: [others] } }).catch((error) => error);
    expect(refused.details.problems).toMatchObject([
      { code: 'refused', field: 'lines', params: { message: { en: expect.stringContaining(others) } } },
    ]);
    expect(await problemsOf(update(order, { lines: [{ id: nail }, { id: screw }, { id: others }] }))).toMatchObject([
      { field: 'lines', line: { row: 2 } },
    ]);
    const made = await create({ name: '新单', lines: { save: [], remove: [others] } }).catch((error) => error);
    expect(made.details.problems).toMatchObject([{ code: 'refused', field: 'lines' }]);
    await update(order, { lines: { save: [], remove: [screw] } });
    await update(order, { lines: { save: [], remove: [screw] } });
    expect(await linesOf(order)).toHaveLength(1);
  });

  it('that are given as they are change nothing, not even the version', async () => {
    const lines = [{ id: nail, quantity: 2 }, { id: screw }];
    expect(await update(order, { lines })).toMatchObject({ versions: [1], unchanged: 1 });
    expect(await told(order)).toHaveLength(1);
  });

  it('are left alone by who does not name them, and all go with null', async () => {
    await update(order, { name: '改名' });
    expect(await linesOf(order)).toHaveLength(2);
    await update(order, { lines: null });
    expect(await linesOf(order)).toEqual([]);
  });

  it('stay where a writer says which to save and which to remove', async () => {
    await update(order, { lines: { save: [{ item: 'bolt' }], remove: [screw] } });
    expect(await linesOf(order)).toMatchObject([{ item: 'bolt' }, { item: 'nail', version: 1 }]);
  });

  it('that are wrong keep all of it from being saved, each named by row and field', async () => {
    const lines = [{ id: nail, quantity: -1 }, { item: '' }, { item: 'bolt', nonsense: 1 }, { id: order, item: 'x' }];
    expect(await problemsOf(update(order, { name: '', lines }))).toEqual([
      { row: 0, field: 'lines', line: { row: 3 }, code: 'inLine', text: expect.any(String) },
      { row: 0, field: 'lines', line: { row: 0, field: 'quantity' }, code: 'inLine', text: expect.stringContaining('Quantity') },
      { row: 0, field: 'lines', line: { row: 1, field: 'item' }, code: 'inLine', text: '“Item” is required' },
      { row: 0, field: 'lines', line: { row: 2, field: 'nonsense' }, code: 'inLine', text: expect.any(String) },
      { row: 0, field: 'name', line: undefined, code: 'required', text: undefined },
    ]);
    expect(await linesOf(order)).toMatchObject([{ quantity: 2, version: 1 }, {}]);
    expect(await problemsOf(create({ name: '又一单', lines: [{ item: 'ok' }, {}] }))).toMatchObject([
      { row: 0, field: 'lines', line: { row: 1, field: 'item' } },
    ]);
    const { records } = await readRecords(test.workspace, admin, {
      object: 'order',
      select: ['name'],
      filter: { field: 'name', op: 'eq', value: '又一单' },
      limit: 10,
    });
    expect(records).toEqual([]);
  });

  it('are seen by the rules of their record, as what is worked out over them is', async () => {
    const lines = [{ id: nail, quantity: 200 }, { id: screw }];
    expect(await problemsOf(update(order, { lines }))).toMatchObject([{ code: 'refused' }]);
    expect(await linesOf(order)).toMatchObject([{ quantity: 2 }, {}]);
  });

  it('are not saved over a newer version of their record', async () => {
    await update(order, { name: '别人改过' });
    await expect(update(order, { lines: [] }, { version: 1 })).rejects.toMatchObject({ code: 'conflict' });
    expect(await linesOf(order)).toHaveLength(2);
  });

  it('are written with the writer’s rights over their object', async () => {
    const lines = [{ id: nail, cost: '3' }, { id: screw }];
    expect(await problemsOf(update(order, { lines }, { actor: clerk }))).toMatchObject([
      { line: { row: 0, field: 'cost' }, text: expect.stringContaining('no field') },
    ]);
    await expect(update(order, { lines: [{ id: nail }] }, { actor: clerk })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await linesOf(order)).toHaveLength(2);
    await update(order, { lines: [{ id: nail, quantity: 9 }, { id: screw }] }, { actor: clerk });
    expect(await linesOf(order)).toMatchObject([{ quantity: 9 }, {}]);
  });

  it('never belong to another record than the one they are given with', async () => {
    const other = await create({ name: '别的' });
    await update(order, {
      lines: [
        { id: nail, order: { id: other } },
        { id: screw, item: 'screw 2', order: null },
      ],
    });
    expect(await linesOf(order)).toHaveLength(2);
    expect(await problemsOf(update(other, { lines: [{ id: nail, quantity: 1 }] }))).toMatchObject([{ line: { row: 0 } }]);
  });

  it('come back as they were with an undo, and go and come with their record', async () => {
    const batch = { id: '0190a5f0-0000-7000-8000-0000000000aa', kind: 'edit' };
    await update(order, { name: '新名', lines: [{ id: nail, quantity: 5 }, { item: 'bolt' }] }, { batch });
    const { failed } = await undoBatch(test.workspace, admin, batch.id);
    expect(failed).toEqual([]);
    expect(await linesOf(order)).toMatchObject([
      { id: nail, quantity: 2 },
      { id: screw, quantity: 1 },
    ]);
    expect(await getRecord(test.workspace, admin, { object: 'order', id: order })).toMatchObject({ name: '第一单' });
    await writeRecords(test.workspace, admin, { object: 'order', action: 'delete', ids: [order] });
    expect(await linesOf(order)).toEqual([]);
    await writeRecords(test.workspace, admin, { object: 'order', action: 'restore', ids: [order] });
    expect(await linesOf(order)).toHaveLength(2);
  });
});
