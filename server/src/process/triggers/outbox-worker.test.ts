import { type Definition, defineProcess } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { newId } from '../../base/ids.ts';
import { createLog } from '../../base/log.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { writeTestObjects } from '../../data/test-cast/write-objects.test-support.ts';
import { undoBatch } from '../../data/undo/undo-batch.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import type { Values } from '../../data/write/write-request.ts';
import { drainOutbox, startOutboxWorker } from './outbox-worker.ts';

const now = { at: new Date('2026-03-01T08:00:00Z') };
const label = { zh: '自动化', en: 'Automation' };
const onRename = { object: 'account', on: ['update' as const], changed: ['name'] };

/** In the order of their names: one whose second step is refused, and one that works, both set off by the same change. */
const processes: Definition[] = [
  defineProcess('a_fails', {
    label,
    trigger: onRename,
    steps: [
      { id: 'change', kind: 'updateRecord', inputs: { values: { note: 'half done' } } },
      { id: 'create_2', kind: 'createRecord', inputs: { object: 'account', values: { name: 'taken' } } },
    ],
  }),
  defineProcess('b_works', {
    label,
    trigger: onRename,
    steps: [
      { id: 'create', kind: 'createRecord', inputs: { object: 'deal', values: { name: { expression: '"deal of " & name' } } } },
    ],
  }),
  defineProcess('d_judges', {
    label,
    trigger: { object: 'account', on: ['update'], changed: ['region'], when: { field: 'code', op: 'eq', value: 'won' } },
    steps: [
      { id: 'create', kind: 'createRecord', inputs: { object: 'deal', values: { name: { expression: '"won in " & region' } } } },
    ],
  }),
  defineProcess('c_counts', {
    label,
    trigger: { object: 'account', on: ['update'], changed: ['phone'] },
    steps: [
      { id: 'change', kind: 'updateRecord', inputs: { values: { note: { expression: '"1"' } } } },
      { id: 'create_2', kind: 'createRecord', inputs: { object: 'deal', values: { name: { expression: '"seen " & note' } } } },
      { id: 'change_3', kind: 'updateRecord', inputs: { values: { note: { expression: 'note & "2"' } } } },
    ],
  }),
  defineProcess('d_amounts', {
    label,
    trigger: { object: 'deal', on: ['update'], changed: ['name'] },
    steps: [
      {
        id: 'create',
        kind: 'createRecord',
        inputs: { object: 'deal', values: { name: '"taken over"', amount: { expression: 'amount' } } },
      },
      { id: 'change_2', kind: 'updateRecord', inputs: { values: { amount: { expression: 'amount * 1.1' } } } },
    ],
  }),
  defineProcess('e_amount', {
    label,
    trigger: { object: 'deal', on: ['update'], changed: ['probability'] },
    steps: [{ id: 'change', kind: 'updateRecord', inputs: { values: { amount: 3000 } } }],
  }),
];

let opened: TestWorkspace;
let admin: Actor;
beforeAll(async () => {
  opened = await openTestWorkspace({ definitions: [...writeTestObjects, ...processes], clock: { now: () => now.at } });
  admin = (await actorForUser(opened.workspace, testUsers.admin.id, 'web')) as Actor;
  await create({ name: 'taken' });
});
afterAll(() => opened.drop());
beforeEach(() => rows('truncate ws.sys_run, ws.sys_token, ws.sys_event'));

function rows(text: string, ...values: unknown[]) {
  return opened.database.platform.query({ text: text.replaceAll('ws.', `"${opened.workspace.schema}".`), values });
}

async function create(values: Values): Promise<string> {
  const request = { object: 'account', action: 'create' as const, records: [{ name: newId(), ...values }] };
  return (await writeRecords(opened.workspace, admin, request)).ids[0] as string;
}

async function update(id: string, values: Values): Promise<void> {
  await writeRecords(opened.workspace, admin, { object: 'account', action: 'update', records: [{ id, values }] });
}

async function dealsNamed(name: string): Promise<number> {
  const [found] = await rows('select count(*)::int as count from ws.deal where name = $1', name);
  return found?.count as number;
}

const runs = () =>
  rows(
    `select process, status, attempts, step, problem from ws.sys_run where problem is not null and status <> 'skipped' order by id`,
  );
const waiting = async () =>
  (
    await rows(
      `select id from ws.sys_event where pending union all select id from ws.sys_run where status in ('ready', 'waiting') and problem is null`,
    )
  ).length;
const later = (minutes: number) => {
  now.at = new Date(now.at.getTime() + minutes * 60_000);
};

test('a process that fails keeps no other from being done, and waits where it failed', async () => {
  const id = await create({});
  const name = newId();
  await update(id, { name });
  await drainOutbox(opened.workspace);
  expect(await dealsNamed(`deal of ${name}`)).toBe(1);
  expect(await rows('select note from ws.account where id = $1', id)).toEqual([{ note: 'half done' }]);
  expect(await waiting()).toBe(0);
  const [run, ...others] = await runs();
  expect(others).toEqual([]);
  expect(run).toMatchObject({ process: 'a_fails', status: 'waiting', attempts: 1, step: 'create_2' });
  expect(JSON.parse(run?.problem as string)).toMatchObject({ code: 'invalid', problems: [{ code: 'notUnique', field: 'name' }] });
});

test('it is tried again by itself, later and later, and is at last left to a person', async () => {
  await update(await create({}), { name: newId() });
  for (const minutes of [0, 0.9, 1, 4, 9, 16, 25, 36]) {
    later(minutes);
    await drainOutbox(opened.workspace);
  }
  expect(await runs()).toMatchObject([{ process: 'a_fails', status: 'failed', attempts: 5, step: 'create_2' }]);
});

test('a trouble of the database uses up no attempt, and nothing is lost by it', async () => {
  await rows(
    `create function ws.disk_full() returns trigger language plpgsql as $$ begin raise 'disk full' using errcode = '53100'; end $$`,
  );
  await rows('create trigger disk_full before insert on ws.deal for each row execute function ws.disk_full()');
  const names = Array.from({ length: 5 }, () => newId());
  for (const name of names) await update(await create({}), { name });
  for (const minutes of [0, 11, 11, 11, 11, 11, 11]) {
    later(minutes);
    await drainOutbox(opened.workspace);
  }
  expect((await runs()).filter(({ process }) => process !== 'a_fails')).toEqual([]);
  expect(await waiting()).toBe(5);

  await rows('drop trigger disk_full on ws.deal');
  later(11);
  await drainOutbox(opened.workspace);
  expect(await waiting()).toBe(0);
  for (const name of names) expect(await dealsNamed(`deal of ${name}`)).toBe(1);
});

test('a step sees what the steps before it changed', async () => {
  const id = await create({});
  await update(id, { phone: '13800138000' });
  await drainOutbox(opened.workspace);
  expect(await rows('select note from ws.account where id = $1', id)).toEqual([{ note: '12' }]);
  expect(await dealsNamed('seen 1')).toBe(1);
});

test('a condition judges the record as the change left it, not as it is later', async () => {
  const [put, back] = [newId(), newId()];
  const [first, second] = [await create({ code: 'lead' }), await create({ code: 'lead' })];
  // Away from what the condition asks before anybody looks, and to it by a change that does not count.
  await update(first, { region: put, code: 'won' });
  await update(first, { code: 'lost' });
  await update(second, { region: back, code: 'lead' });
  await update(second, { code: 'won' });
  await drainOutbox(opened.workspace);
  expect(await dealsNamed(`won in ${put}`)).toBe(1);
  expect(await dealsNamed(`won in ${back}`)).toBe(0);
});

test('events of one record are worked off in their order, however many come at once', async () => {
  const id = await create({});
  for (const phone of ['13800138001', '13800138002', '13800138003']) await update(id, { phone });
  await drainOutbox(opened.workspace);
  expect(await rows('select note from ws.account where id = $1', id)).toEqual([{ note: '12' }]);
  expect(await dealsNamed('seen 1')).toBe(4);
});

test('each of many events is taken back by itself', async () => {
  const records = await Promise.all(Array.from({ length: 20 }, async () => ({ id: await create({}), name: newId() })));
  const tokens = records.map(() => newId());
  for (const [at, { id, name }] of records.entries())
    await writeRecords(opened.workspace, admin, {
      ...{ object: 'account', action: 'update', records: [{ id, values: { name } }], batch: { id: tokens[at], kind: 'edit' } },
    });
  await drainOutbox(opened.workspace);
  await undoBatch(opened.workspace, admin, tokens[7] as string);
  const left = await rows(
    'select name from ws.deal where deleted_at is null and name = any($1)',
    records.map(({ name }) => `deal of ${name}`),
  );
  expect(left.map(({ name }) => name)).toHaveLength(19);
  expect(left.map(({ name }) => name)).not.toContain(`deal of ${records[7]?.name}`);
});

test('who takes a change back takes back what automations did because of it, unless somebody has worked with that since', async () => {
  const [first, second] = [await create({}), await create({})];
  const batch = { id: newId(), kind: 'bulk' };
  const names = [newId(), newId()];
  const records = [first, second].map((id, at) => ({ id, values: { name: names[at] } }));
  await writeRecords(opened.workspace, admin, { object: 'account', action: 'update', records, batch });
  await drainOutbox(opened.workspace);
  const [made, used] = await Promise.all(names.map((name) => rows('select id from ws.deal where name = $1', `deal of ${name}`)));
  const edit = [{ id: used?.[0]?.id as string, values: { amount: '5' } }];
  await writeRecords(opened.workspace, admin, { object: 'deal', action: 'update', records: edit });

  const { ids, failed } = await undoBatch(opened.workspace, admin, batch.id);
  expect(new Set(ids)).toEqual(new Set([first, second, made?.[0]?.id]));
  expect(failed).toMatchObject([{ id: used?.[0]?.id, problems: [{ code: 'editedSince' }] }]);
  expect(await rows('select name from ws.deal where deleted_at is null and name like $1', 'deal of %')).toContainEqual({
    name: `deal of ${names[1]}`,
  });
});

test('what automations were still to do for a change that is taken back is not done', async () => {
  const batch = { id: newId(), kind: 'bulk' };
  const name = newId();
  const records = [{ id: await create({}), values: { name } }];
  await writeRecords(opened.workspace, admin, { object: 'account', action: 'update', records, batch });
  await undoBatch(opened.workspace, admin, batch.id);
  await drainOutbox(opened.workspace);
  expect(await dealsNamed(`deal of ${name}`)).toBe(0);
  expect((await runs()).filter(({ process }) => process === 'a_fails')).toHaveLength(1);
});

test('two servers at once do everything once', async () => {
  const names = Array.from({ length: 10 }, () => newId());
  for (const name of names) await update(await create({}), { name });
  await Promise.all([drainOutbox(opened.workspace), drainOutbox(opened.workspace), drainOutbox(opened.workspace)]);
  await drainOutbox(opened.workspace);
  for (const name of names) expect(await dealsNamed(`deal of ${name}`)).toBe(1);
  expect(await runs()).toHaveLength(10);
});

test('a stop in the middle of a backlog ends at once, and what is left is done by the next start', async () => {
  const names = Array.from({ length: 120 }, () => newId());
  const records = names.map(() => ({ name: newId() }));
  const { ids } = await writeRecords(opened.workspace, admin, { object: 'account', action: 'create', records });
  const changes = ids.map((id, at) => ({ id, values: { name: names[at] } }));
  await writeRecords(opened.workspace, admin, { object: 'account', action: 'update', records: changes });
  const stop = await startOutboxWorker(opened.workspaces, createLog('silent'), () => {});
  await expect.poll(waiting, { timeout: 20_000 }).toBeLessThan(120);
  const started = performance.now();
  await stop();
  expect(performance.now() - started).toBeLessThan(1500);
  const left = await waiting();
  expect(left).toBeGreaterThan(0);
  await drainOutbox(opened.workspace);
  for (const name of names) expect(await dealsNamed(`deal of ${name}`)).toBe(1);
});

test('an amount that a step takes over, works out or sets keeps the currency of the record, and what is the same its booked rate', async () => {
  const write = async (object: string, values: Values, id?: string) => {
    const request = id
      ? { object, action: 'update' as const, records: [{ id, values }] }
      : { object, action: 'create' as const, records: [values] };
    return (await writeRecords(opened.workspace, admin, request)).ids[0] as string;
  };
  const amounts = (where: string, value: string) =>
    rows(`select amount, amount_currency as currency, trim_scale(amount_rate) as rate from ws.deal where ${where} = $1`, value);
  const dollar = await write('currency', { code: 'USD', rate: '7.1' });
  const deal = await write('deal', { name: newId(), amount: { amount: 1000, currency: 'USD' } });
  await write('currency', { rate: '8' }, dollar);
  await write('deal', { name: newId() }, deal);
  await drainOutbox(opened.workspace);
  expect(await amounts('name', '"taken over"')).toEqual([{ amount: '1000.00', currency: 'USD', rate: '7.1' }]);
  expect(await amounts('id', deal)).toMatchObject([{ amount: '1100.00', currency: 'USD' }]);
  await write('deal', { probability: 20 }, deal);
  await drainOutbox(opened.workspace);
  expect(await amounts('id', deal)).toMatchObject([{ amount: '3000.00', currency: 'USD' }]);
});
