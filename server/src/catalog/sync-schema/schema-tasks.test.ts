import { afterAll, beforeAll, expect, test } from 'vitest';
import { drafting } from '../change-sets/drafting.test-support.ts';
import { publishDefinition } from '../publish.ts';
import { account } from '../test-objects.ts';
import { openTestWorkspace, type TestWorkspace } from '../test-workspace.ts';
import { listSchemaTasks, runSlowDdl } from './schema-tasks.ts';

let home: TestWorkspace;

beforeAll(async () => {
  home = await openTestWorkspace({ definitions: [account] });
  await run(`insert into ws_main.account (id, name, code, created_at, updated_at)
    select gen_random_uuid(), 'A' || n, n::text, now(), now() from generate_series(1, 60000) n`);
  await run('analyze ws_main.account');
});
afterAll(() => home.drop());

const code = { type: 'text', label: { zh: '编码', en: 'Code' }, unique: true } as const;

test('an index on a big table is built after the publish, whose review foretells for how long', async () => {
  const drafts = drafting(() => home.workspace);
  await drafts.save({ kind: 'object', name: 'account', body: withFields({ code }) });
  expect((await drafts.rehearse()).builds).toEqual([{ object: 'account', indexes: 1, rows: 60000, seconds: 1 }]);
  await drafts.discard();
  await publishFields({ code });
  const [task, ...others] = await listSchemaTasks(home.workspace);
  expect(others).toEqual([]);
  expect(task).toMatchObject({ table: 'account', kind: 'createIndex', status: 'queued' });
  expect(await runSlowDdl(home.workspace)).toBe(1);
  expect(await listSchemaTasks(home.workspace)).toEqual([]);
  expect(await run(`select 1 from pg_index where indexrelid = 'ws_main.${task?.name}'::regclass and indisvalid`)).toHaveLength(1);
});

test('a slow change that fails says why, and is done once nothing stands in its way', async () => {
  await publishFields({});
  await publishFields({ code });
  await run(`insert into ws_main.account (id, code, created_at, updated_at) values (gen_random_uuid(), '7', now(), now())`);
  expect(await runSlowDdl(home.workspace)).toBe(0);
  const [failed] = await listSchemaTasks(home.workspace);
  expect(failed).toMatchObject({ status: 'failed', problem: expect.stringContaining('ux_account_code') });
  await run(`delete from ws_main.account where name is null`);
  await publishFields({ code, note: { type: 'text', label: { zh: '备注', en: 'Note' } } });
  expect(await runSlowDdl(home.workspace)).toBe(1);
});

test('a slow change whose connection ends is not at fault, and is done the next time', async () => {
  await publishFields({});
  await publishFields({ code });
  const written = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const writer = home.database.platform.transaction(async (tx) => {
    await tx.query({ text: `update ws_main.account set name = name where code = '1'`, values: [] });
    written.resolve();
    await ended.promise;
  });
  await written.promise;
  const building = runSlowDdl(home.workspace).then(
    () => 'built',
    (error) => error.code,
  );
  const endIt = () =>
    run(`select pg_terminate_backend(pid) from pg_stat_activity
    where query ~ '^create.*index concurrently' and wait_event_type = 'Lock' and datname = current_database()`);
  await expect.poll(endIt).toHaveLength(1);
  ended.resolve();
  await writer;
  expect(await building).toBe('databaseDown');
  expect(await listSchemaTasks(home.workspace)).toMatchObject([{ status: 'queued', problem: null }]);
  expect(await runSlowDdl(home.workspace)).toBe(1);
});

test('a task for an index that is no longer wanted is forgotten', async () => {
  await publishFields({});
  await publishFields({ code });
  expect(await listSchemaTasks(home.workspace)).toHaveLength(1);
  await publishFields({});
  expect(await listSchemaTasks(home.workspace)).toEqual([]);
});

async function publishFields(fields: object): Promise<void> {
  const draft = { kind: 'object', name: 'account', body: withFields(fields) };
  await publishDefinition(home.workspace, draft, { by: null, summary: '编码' });
}

function withFields(fields: object) {
  return { ...account.body, fields: { ...account.body.fields, ...fields } };
}

function run(text: string) {
  return home.database.platform.query({ text, values: [] });
}
