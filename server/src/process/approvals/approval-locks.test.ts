import { defineObject, defineProcess, defineRole } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drafting } from '../../catalog/change-sets/drafting.test-support.ts';
import { type TestUser, testUsers } from '../../catalog/test-cast.ts';
import { undoBatch } from '../../data/undo/undo-batch.ts';
import { convertRecord } from '../../data/write/convert/convert-record.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import type { WriteRequest } from '../../data/write/write-request.ts';
import { type ApprovalWorld, asks, openApprovalWorld, statuses } from './approval-world.test-support.ts';

const label = { zh: '账单', en: 'Bill' };
const text = { type: 'text', label } as const;
const boss = asks('boss', { approvers: [{ people: [testUsers.wangFang.id] }] });

/** Bills with rows, of a vendor that takes them along and of a payer whose link is cleared. */
const bills = [
  defineObject('vendor', { label, icon: 'cash', title: 'name', fields: { name: text } }),
  defineObject('bill', {
    ...{ label, icon: 'cash', title: 'name' },
    fields: {
      name: { ...text, required: true },
      note: text,
      vendor: { type: 'relation', to: 'vendor', label, onDelete: 'cascade' },
      payer: { type: 'relation', to: 'vendor', label, onDelete: 'clear' },
      lines: { type: 'subTable', to: 'bill_line', via: 'bill', label },
      became: { type: 'relation', to: 'vendor', label, readOnly: true, onDelete: 'clear' },
      status: {
        ...{ type: 'choice', label },
        options: Object.keys({ ...statuses.status, terminated: '' }).map((value) => ({ value, label: { zh: value, en: value } })),
      },
    },
    conversion: { sets: {}, targets: [{ object: 'vendor', link: 'became', values: { name: 'name' } }] },
  }),
  defineObject('bill_line', {
    ...{ label, icon: 'list', title: 'item', controlledBy: 'bill', activities: false },
    fields: {
      bill: { type: 'relation', to: 'bill', label, required: true, onDelete: 'cascade' },
      item: { ...text, required: true },
    },
  }),
  defineRole('biller', {
    label,
    objects: Object.fromEntries(
      ['vendor', 'bill', 'bill_line'].map((name) => [name, { read: 'all', create: true, edit: 'all', delete: 'all' }]),
    ),
  }),
];
const approvesBills = (name: string, locks: 'all' | 'nothing' | string[]) =>
  defineProcess(name, {
    ...{ label, steps: [boss], approval: { ...statuses, locks } },
    trigger: { object: 'bill', on: ['create', 'update'], changed: ['name'], when: { field: 'name', op: 'eq', value: name } },
  });

let world: ApprovalWorld;
beforeAll(async () => {
  world = await openApprovalWorld(
    [
      approvesBills('locked', 'all'),
      approvesBills('lines', ['lines']),
      approvesBills('loose', 'nothing'),
      approvesBills('sent', 'nothing'),
    ],
    {
      ...{ beside: bills, users: { liLei: ['biller'] } },
    },
  );
});
afterAll(() => world.drop());

const write = async (request: WriteRequest, by: TestUser = 'liLei') =>
  writeRecords(world.workspace, await world.actorOf(by), request);
const codesOf = async (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error) => error.details.problems.map(({ code }: { code: string }) => code),
  );
const make = async (object: string, values: object) => {
  const { ids } = await write({ object, action: 'create', records: [{ ...values }] });
  await world.work();
  return ids[0] as string;
};
const linesOf = (bill: string) => world.rows('select id, item from ws.bill_line where bill_id = $1 and deleted_at is null', bill);

test.each([['locked'], ['lines']])(
  'rows of a record in approval stay as they were, whichever way one comes to them: %s',
  async (name) => {
    const bill = await make('bill', { name, lines: [{ item: 'a' }, { item: 'b' }] });
    const other = await make('bill', { name: 'other', lines: [{ item: 'c' }] });
    const [line] = await linesOf(bill);
    const [moved] = await linesOf(other);
    const id = line?.id as string;
    const update = (row: unknown, values: object) =>
      codesOf(write({ object: 'bill_line', action: 'update', records: [{ id: row as string, values: { ...values } }] }));
    expect(await update(id, { item: 'x' })).toEqual(['partInApproval']);
    expect(await update(id, { bill: other })).toEqual(['partInApproval']);
    expect(await update(moved?.id, { bill })).toEqual(['partInApproval']);
    expect(await codesOf(write({ object: 'bill_line', action: 'create', records: [{ bill, item: 'x' }] }))).toEqual([
      'partInApproval',
    ]);
    expect(await codesOf(write({ object: 'bill_line', action: 'delete', ids: [id] }))).toEqual(['partInApproval']);
    const given = { object: 'bill', action: 'update' as const, records: [{ id: bill, values: { lines: [{ item: 'z' }] } }] };
    expect(await codesOf(write(given))).toContain('inLine');
    expect((await linesOf(bill)).map(({ item }) => item)).toEqual(['a', 'b']);
    await world.act('wangFang', bill, { act: 'approve' });
    await world.work();
    expect(await update(id, { item: 'x' })).toEqual([]);
  },
);

test('a row that was deleted before does not come back into what is being approved', async () => {
  const bill = await make('bill', { name: 'later', lines: [{ item: 'a' }] });
  const [line] = await linesOf(bill);
  const ids = [line?.id as string];
  await write({ object: 'bill_line', action: 'delete', ids });
  await world.rows(
    `insert into ws.sys_approval (id, process, run, object, record_id, submitter, submitted_at, state)
      values (gen_random_uuid(), 'locked', gen_random_uuid(), 'bill', $1, $2, now(), 'pending')`,
    ...[bill, testUsers.liLei.id],
  );
  expect(await codesOf(write({ object: 'bill_line', action: 'restore', ids }))).toEqual(['partInApproval']);
});

test('what is being approved does not go with another record, nor lose its link to it', async () => {
  const [vendor, payer] = [await make('vendor', { name: 'v' }), await make('vendor', { name: 'p' })];
  const bill = await make('bill', { name: 'locked', vendor, payer });
  const gone = (id: string) => codesOf(write({ object: 'vendor', action: 'delete', ids: [id] }));
  expect(await gone(vendor)).toEqual(['holdsApproval']);
  expect(await gone(payer)).toEqual(['holdsApproval']);
  await world.act('wangFang', bill, { act: 'reject', comment: 'no' });
  await world.work();
  expect(await gone(payer)).toEqual([]);
  expect(await gone(vendor)).toEqual([]);
});

test('a change that submitted a record is taken back with what it asked for, and the record says so', async () => {
  const id = await make('bill', { name: 'other' });
  const batch = { kind: 'import', awaited: true };
  const change = { object: 'bill', action: 'update' as const, records: [{ id, values: { name: 'sent' } }], batch };
  const sent = await write(change);
  await world.work();
  expect(await world.rows('select name, status from ws.bill where id = $1', id)).toEqual([{ name: 'sent', status: 'pending' }]);
  await undoBatch(world.workspace, await world.actorOf('liLei'), sent.batch as string);
  await world.work();
  expect(await world.rows('select name, status from ws.bill where id = $1', id)).toEqual([
    { name: 'other', status: 'withdrawn' },
  ]);
  expect(await world.asked(id)).toEqual([]);
});

test('what is being approved is not turned into something else', async () => {
  const id = await make('bill', { name: 'locked' });
  const convert = async () => convertRecord(world.workspace, await world.actorOf('liLei'), { object: 'bill', id, targets: {} });
  expect(await codesOf(convert())).toEqual(['inApproval']);
  await world.act('wangFang', id, { act: 'approve' });
  await world.work();
  expect(await codesOf(convert())).toEqual([]);
});

test('nobody says by hand how an approval stands, nor deletes what is asked about, though nothing else is locked or it was sent back', async () => {
  const loose = await make('bill', { name: 'loose' });
  const back = await make('bill', { name: 'locked' });
  await world.act('wangFang', back, { act: 'return', step: null, back: 'again', comment: 'why' });
  await world.work();
  const update = (id: string, values: object) =>
    codesOf(write({ object: 'bill', action: 'update', records: [{ id, values: { ...values } }] }));
  for (const id of [loose, back]) {
    expect(await update(id, { status: 'approved' })).toEqual(['fieldInApproval']);
    expect(await codesOf(write({ object: 'bill', action: 'delete', ids: [id] }))).toEqual(['inApproval']);
    expect(await update(id, { note: 'x' })).toEqual([]);
  }
});

test('the lock holds while runs of a process are under way that asks nobody any more, or is gone', async () => {
  const bill = await make('bill', { name: 'lines', lines: [{ item: 'a' }] });
  const [line] = await linesOf(bill);
  const drafts = drafting(() => world.workspace);
  for (const name of ['locked', 'lines', 'loose', 'sent']) await drafts.save({ kind: 'process', name, body: null } as never);
  await drafts.publish();
  const change = () => codesOf(write({ object: 'bill_line', action: 'delete', ids: [line?.id as string] }));
  expect(await change()).toEqual(['partInApproval']);
  await world.act('wangFang', bill, { act: 'approve' });
  await world.work();
  expect(await world.rows('select status, problem from ws.sys_run where record_id = $1', bill)).toEqual([
    { status: 'done', problem: null },
  ]);
  expect(await world.rows('select state from ws.sys_approval where record_id = $1', bill)).toEqual([{ state: 'approved' }]);
  expect(await change()).toEqual([]);
});
