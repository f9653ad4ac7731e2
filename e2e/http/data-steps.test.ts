import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteColleague } from './colleagues.ts';
import { type Caller, jobEnd, openApp, type TestApp } from './open-app.ts';
import { startChangeSet } from './publish-drafts.ts';

let test: TestApp;
let call: Caller;
let set: string;
const label = { zh: '尺寸', en: 'Size' };

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
  await draft({ type: 'text', label });
  await call('POST', `${set}/publish`, {});
  await run(`insert into ws_main.part (id, name, size, owner_id, created_at, updated_at)
    select gen_random_uuid(), n::text, case when n % 1000 = 0 then 'wide' else n::text end, u.id, now(), now()
    from generate_series(1, 9000) n, (select id from ws_main."user" limit 1) u`);
});
afterAll(() => test.close());

it('what would be lost is counted before, and refused until it is accepted', async () => {
  await draft({ type: 'integer', label });
  const { problems, steps } = (await call('POST', `${set}/check`, {})).json();
  expect(steps).toMatchObject([
    { object: 'part', field: 'size', step: 'convert', from: 'text', values: 9000, lost: 9, later: true },
  ]);
  expect(problems).toMatchObject([
    { field: 'object/part#fields.size', message: expect.stringContaining('9 of 9000 values of “Size”') },
  ]);
  const refused = await call('POST', `${set}/publish`, {});
  expect(refused.statusCode).toBe(422);
  expect((await call('POST', `${set}/check`, { accept: { 'part.size': 9 } })).json().problems).toEqual([]);
});

it('values of a large table are made by a job, and the drafts count when it is done', async () => {
  const answer = await call('POST', `${set}/publish`, { summary: 'Numbers', accept: { 'part.size': 9 } });
  expect(answer.statusCode).toBe(202);
  const job = await jobEnd(call, answer.json().job);
  expect(job).toMatchObject({ status: 'done', progress: { revision: expect.any(Number), steps: [{ field: 'size', lost: 9 }] } });
  const { call: other } = await inviteColleague(test, { name: '同事', roles: ['administrator'] });
  expect((await other('GET', '/api/jobs')).json().jobs).toMatchObject([
    { kind: 'publish', status: 'done', by: { title: expect.any(String) } },
  ]);
  const { call: rep } = await inviteColleague(test, { name: '销售', roles: [] });
  expect((await rep('GET', '/api/jobs')).json().jobs).toEqual([]);
  const page = await call('POST', '/api/records/part/query', {
    select: ['size'],
    filter: { field: 'size', op: 'gt', value: 8998 },
    sort: [{ field: 'size', direction: 'desc' }],
  });
  expect(page.json().records.map(({ size }: { size: number }) => size)).toEqual([8999]);
  const [latest] = (await call('GET', '/api/definitions/revisions')).json();
  expect(latest).toMatchObject({ summary: 'Numbers', steps: [{ step: 'convert', values: 9000, lost: 9 }] });
});

it('who waits for a job publishes nothing else meanwhile, changes no drafts, and takes it back by cancelling', async () => {
  const release = await holdTable();
  await draft({ type: 'text', label });
  const started = await call('POST', `${set}/publish`, {});
  expect(started.statusCode).toBe(202);
  const { job } = started.json();
  expect((await call('POST', `${set}/publish`, {})).json()).toMatchObject({ code: 'publishing' });
  // The job would make it count, though nobody has seen it together with the rest.
  const drafts = [{ kind: 'object', name: 'part', body: null }];
  expect((await call('PUT', `${set}/drafts`, { drafts })).json()).toMatchObject({ code: 'publishing' });
  expect((await call('DELETE', set)).json()).toMatchObject({ code: 'publishing' });
  const other = await startChangeSet(call);
  expect((await call('PUT', `${other}/drafts`, { drafts })).statusCode).toBe(200);
  expect((await call('DELETE', other)).statusCode).toBe(204);
  await call('POST', `/api/jobs/${job}/cancel`);
  await release();
  expect(await jobEnd(call, job)).toMatchObject({ status: 'cancelled' });
  expect(
    await run(`select from pg_attribute where attrelid = 'ws_main.part'::regclass and starts_with(attname, '~new')`),
  ).toEqual([]);
  expect((await call('GET', set)).json().definitions).toHaveLength(1);
  await call('DELETE', set);
});

it('changes of tables that failed are shown, and tried again', async () => {
  await run(`insert into ws_main.sys_schema_task (name, table_name, kind, statement, status, problem) values
    ('ix_part_name_00000000', 'part', 'createIndex', 'create index concurrently "ix_part_name_00000000" on ws_main.part (name)', 'failed', 'no room')`);
  const { tasks } = (await call('GET', '/api/schema-tasks')).json();
  expect(tasks).toMatchObject([{ table: 'part', kind: 'createIndex', status: 'failed', problem: 'no room' }]);
  expect((await call('POST', '/api/schema-tasks/again', {})).json()).toEqual({ count: 1 });
  await expect.poll(async () => (await call('GET', '/api/schema-tasks')).json().tasks).toEqual([]);
  expect(await run(`select to_regclass('ws_main.ix_part_name_00000000') is not null as built`)).toEqual([{ built: true }]);
});

/** Somebody reads a record for a long time. */
async function holdTable(): Promise<() => Promise<void>> {
  const held = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const reading = test.workspace.database.platform.transaction(async (tx) => {
    await tx.query({ text: 'select from ws_main.part limit 1', values: [] });
    held.resolve();
    await released.promise;
  });
  await held.promise;
  return async () => {
    released.resolve();
    await reading;
  };
}

/** Begins the set that the test is about. */
async function draft(size: object): Promise<void> {
  const name = { type: 'text', label: { zh: '名称', en: 'Name' } };
  const body = { label: { zh: '零件', en: 'Part' }, icon: 'box', title: 'name', fields: { name, size } };
  set = await startChangeSet(call);
  await call('PUT', `${set}/drafts`, { drafts: [{ kind: 'object', name: 'part', body }] });
}

function run(text: string) {
  return test.workspace.database.platform.query({ text, values: [] });
}
