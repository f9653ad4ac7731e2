import type { RecordTrigger } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { undoBatch } from '../../data/undo/undo-batch.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import { make, onCreate, openParts, type PartWorkspace } from '../runs/processes.test-support.ts';

let parts: PartWorkspace;
beforeAll(async () => {
  parts = await openParts({ waits: onCreate(make({ template: '{name}' })) });
});
afterAll(() => parts.opened.drop());
beforeEach(() => parts.clear());

const on = (trigger: Partial<RecordTrigger>) =>
  parts.publish('waits', { ...onCreate(make({ template: '{name}' })), trigger: { object: 'part', on: ['update'], ...trigger } });
const eq = (field: string, value: unknown) => ({ field, op: 'eq', value }) as never;

/** How often the process was set off by what is done. */
async function times(act: () => Promise<unknown>): Promise<number> {
  await parts.clear();
  await act();
  await parts.work();
  return (await parts.rows(`select from ws.sys_run where status = 'done'`)).length;
}

test('a field goes from one value to another', async () => {
  await on({ changed: ['note'], was: eq('note', 'open'), when: eq('note', 'won') });
  const id = await parts.create({ name: 'a', note: 'open' });
  expect(await times(() => parts.change(id, { note: 'lost' }))).toBe(0);
  expect(await times(() => parts.change(id, { note: 'won' }))).toBe(0);
  await parts.change(id, { note: 'open' });
  expect(await times(() => parts.change(id, { note: 'won' }))).toBe(1);
  expect(await parts.rows('select before from ws.sys_run')).toEqual([{ before: null }]);
});

test('a condition becomes true, and is not told again while it stays so', async () => {
  await on({ on: ['create', 'update'], when: { field: 'count', op: 'gt', value: 10 }, becomes: true });
  const ids: string[] = [];
  expect(await times(async () => ids.push(await parts.create({ name: 'a', count: 5 })))).toBe(0);
  const [id] = ids as [string];
  expect(await times(() => parts.change(id, { count: 11 }))).toBe(1);
  expect(await times(() => parts.change(id, { count: 12 }))).toBe(0);
  expect(await times(() => parts.change(id, { count: 9 }))).toBe(0);
  expect(await times(() => parts.change(id, { count: 20 }))).toBe(1);
  expect(await times(() => parts.create({ name: 'b', count: 50 }))).toBe(1);
});

test('a record is deleted, and what the process knows of it is how it was', async () => {
  await on({ on: ['delete'] });
  const id = await parts.create({ name: 'gone' });
  expect(await times(() => parts.remove(id))).toBe(1);
  expect(await parts.made()).toEqual(['gone']);
});

test('a record comes back out of the trash', async () => {
  await on({ on: ['restore'] });
  const id = await parts.create({ name: 'back' });
  expect(await times(() => parts.remove(id))).toBe(0);
  const restore = { object: 'part', action: 'restore' as const, ids: [id] };
  expect(await times(() => writeRecords(parts.workspace, parts.admin, restore))).toBe(1);
});

test('imports set a process off always, never, or when they say so', async () => {
  const importing = { ...parts.admin, source: 'import' as const };
  const records = [{ name: 'imported' }];
  const batch = { kind: 'import', awaited: true };
  const write = (awaited: boolean) => () =>
    writeRecords(parts.workspace, importing, { object: 'part', action: 'create', records, ...(awaited && { batch }) });
  for (const [imports, plain, asking] of [
    [undefined, 0, 1],
    [true, 1, 1],
    [false, 0, 0],
  ] as const) {
    await on({ on: ['create'], imports });
    expect([imports, await times(write(false)), await times(write(true))]).toEqual([imports, plain, asking]);
  }
});

test('what other processes change is left alone where that is asked for', async () => {
  await parts.publish('first', onCreate({ id: 'change', kind: 'updateRecord', inputs: { values: { note: 'seen' } } }));
  const ran = async () => {
    await parts.clear();
    await parts.create({ name: 'a' });
    await parts.work();
    return (await parts.rows(`select process from ws.sys_run where status = 'done' order by depth`)).map((run) => run.process);
  };
  await on({ changed: ['note'] });
  expect(await ran()).toEqual(['first', 'waits']);
  await on({ changed: ['note'], processes: false });
  expect(await ran()).toEqual(['first']);
  await parts.publish('first', null);
});

test('what is taken back before it was worked off sets nothing off', async () => {
  await on({ becomes: true, when: eq('note', 'won') });
  const id = await parts.create({ name: 'a' });
  await parts.clear();
  const batch = { id: crypto.randomUUID(), kind: 'edit' };
  await writeRecords(parts.workspace, parts.admin, {
    object: 'part',
    action: 'update',
    records: [{ id, values: { note: 'won' } }],
    batch,
  });
  await undoBatch(parts.workspace, parts.admin, batch.id);
  await parts.work();
  expect(await parts.made()).toEqual([]);
});

test('triggers that can never be are refused', async () => {
  for (const trigger of [
    { on: ['delete', 'update'] },
    { on: ['create'], was: eq('note', 'a') },
    { becomes: true },
    { was: eq('zzz', 'a') },
  ] as Partial<RecordTrigger>[])
    await expect(on(trigger)).rejects.toMatchObject({ code: 'invalid' });
});
