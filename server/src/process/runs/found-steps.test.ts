import type { ProcessStep } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { undoBatch } from '../../data/undo/undo-batch.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import { make, onCreate, openParts, type PartWorkspace } from './processes.test-support.ts';

const find: ProcessStep = {
  ...{ id: 'find', kind: 'findRecord' },
  inputs: { object: 'made', match: { name: { expression: 'note' } } },
};
const rename: ProcessStep = {
  ...{ id: 'rename', kind: 'updateOther' },
  inputs: {
    object: 'made',
    record: { output: 'find.record' },
    values: { name: { expression: 'steps.find.record.name & name' } },
  },
};
const remove = (record: object, object = 'made'): ProcessStep => ({
  ...{ id: 'remove', kind: 'deleteRecord' },
  inputs: { object, record },
});
const count: ProcessStep = {
  id: 'count',
  kind: 'updateRecord',
  inputs: { values: { count: { expression: 'steps.find.count' } } },
};

let parts: PartWorkspace;
beforeAll(async () => {
  parts = await openParts({ looks: onCreate(find, count, rename) });
});
afterAll(() => parts.opened.drop());
beforeEach(() => parts.clear());

const keep = (...names: string[]) =>
  writeRecords(parts.workspace, parts.admin, { object: 'made', action: 'create', records: names.map((name) => ({ name })) });
const live = async () =>
  (await parts.rows('select name from ws.made where deleted_at is null order by name')).map(({ name }) => name);

test('a record is found by its values, changed, and counted', async () => {
  await keep('one', 'two', 'two');
  const id = await parts.create({ name: '!', note: 'two' });
  await parts.work();
  expect(await live()).toEqual(['one', 'two', 'two!']);
  expect(await parts.rows('select count::int from ws.part where id = $1', id)).toEqual([{ count: 2 }]);
});

test('where none is found nothing is changed, and the count is none', async () => {
  await keep('one');
  const id = await parts.create({ name: '!', note: 'zzz' });
  await parts.work();
  expect(await live()).toEqual(['one']);
  expect(await parts.rows('select count::int from ws.part where id = $1', id)).toEqual([{ count: 0 }]);
  expect(await parts.rows('select status from ws.sys_run')).toEqual([{ status: 'done' }]);
});

test('several runs at once that name one record change it in turn', async () => {
  await keep('same');
  await parts.publish('looks', onCreate(find, rename));
  const records = ['a', 'b', 'c'].map((name) => ({ name, note: 'same' }));
  await writeRecords(parts.workspace, parts.admin, { object: 'part', action: 'create', records });
  await parts.work();
  expect(await parts.rows('select status from ws.sys_run')).toEqual(Array.from({ length: 3 }, () => ({ status: 'done' })));
  expect(await live()).toHaveLength(1);
});

test('a record is deleted, once, and comes back when the change that set it off is taken back', async () => {
  await keep('old', 'other');
  await parts.publish('looks', onCreate(find, remove({ output: 'find.record' })));
  const batch = { id: crypto.randomUUID(), kind: 'edit' };
  const records = [{ name: 'a', note: 'old' }];
  await writeRecords(parts.workspace, parts.admin, { object: 'part', action: 'create', records, batch });
  await parts.work();
  expect(await live()).toEqual(['other']);
  await undoBatch(parts.workspace, parts.admin, batch.id);
  expect(await live()).toEqual(['old', 'other']);
});

test('the record that set a process off can be deleted', async () => {
  await parts.publish('looks', onCreate(make('kept'), remove({ record: true }, 'part')));
  const id = await parts.create({ name: 'passing' });
  await parts.work();
  expect(await parts.rows('select deleted_at is not null as gone from ws.part where id = $1', id)).toEqual([{ gone: true }]);
  expect(await parts.rows('select status from ws.sys_run')).toEqual([{ status: 'done' }]);
});

test('a record of another object is refused', async () => {
  for (const step of [remove({ record: true }), remove({ output: 'find.record' }, 'part'), remove({ output: 'find.count' })])
    await expect(parts.publish('looks', onCreate(find, step))).rejects.toMatchObject({ code: 'invalid' });
});
