import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../base/database/database.ts';
import { createLog } from '../base/log.ts';
import { openWorkspaces } from './open-workspaces.ts';
import { publishDefinition } from './publish.ts';
import { account, deal, dealBoard } from './test-objects.ts';
import { openTestWorkspace, type TestWorkspace } from './test-workspace.ts';

let home: TestWorkspace;

beforeAll(async () => {
  home = await openTestWorkspace({ definitions: [account, deal, dealBoard] });
});
afterAll(() => home.drop());

test('a workspace opens with the objects of the platform and of its solutions', async () => {
  const { workspace } = home;
  expect([...workspace.snapshot.objects.keys()]).toEqual(['account', 'currency', 'currency_rate', 'deal', 'department', 'user']);
  const rows = await workspace.db.read({ text: 'select name from ws_main."user" order by id', values: [] });
  expect(rows.map(({ name }) => name)).toEqual(['管理员', '张伟', '王芳', '李雷', '韩梅梅']);
});

test('a workspace that does not exist is not found, one that exists is not made again', async () => {
  await expect(home.workspaces.get('nowhere')).rejects.toMatchObject({ code: 'notFound' });
  await expect(create('main')).rejects.toMatchObject({ code: 'alreadyDone' });
  await expect(create('Main"; drop schema ws_main')).rejects.toMatchObject({ code: 'badRequest' });
});

test('the workspace role changes rows, but no tables', async () => {
  const { db } = home.workspace;
  const run = (text: string) => db.transaction((tx) => tx.query({ text, values: [] }));
  await run(
    `insert into ws_main.account (id, name, created_at, updated_at) values (gen_random_uuid(), '榫卯科技', now(), now())`,
  );
  for (const ddl of [
    'create table ws_main.spy (id int)',
    'drop table ws_main.deal',
    'alter table ws_main.deal add x int',
    'truncate ws_main.deal',
  ]) {
    await expect(run(ddl)).rejects.toMatchObject({ code: '42501' });
  }
});

test('the workspace role sees neither other workspaces nor accounts', async () => {
  await create('second');
  const { db } = home.workspace;
  await expect(db.read({ text: 'select * from ws_second."user"', values: [] })).rejects.toMatchObject({ code: '42501' });
  await expect(db.read({ text: 'select * from tenon.account', values: [] })).rejects.toMatchObject({ code: '42501' });
  const second = await home.workspaces.get('second');
  expect(await second.db.read({ text: 'select * from ws_second."user"', values: [] })).toEqual([]);
});

test('where another login role keeps the role of that name, a workspace gets a role of its own', async () => {
  const { url, drop } = await createLogin('tenon_other_login');
  await home.database.platform.query({ text: 'create role tenon_ws_third', values: [] });
  const database = openDatabase(url, { poolSize: 2, log: createLog('silent') });
  const workspaces = await openWorkspaces({ ...setting(), database });
  const { db } = await workspaces.create({ id: 'third', name: '三', currency: 'CNY', timeZone: 'Asia/Shanghai' });
  const [row] = await db.read<{ role: string; version: number }>({
    text: `select current_user as role, current_setting('server_version_num')::int as version, count(*) from ws_third."user"`,
    values: [],
  });
  // Before PostgreSQL 16 nobody can keep a role from one who may create roles.
  expect(row?.role).toMatch((row?.version ?? 0) < 160000 ? /^tenon_ws_third$/ : /^tenon_ws_third_[0-9a-f]{8}$/);
  await database.platform.query({ text: `drop owned by current_user cascade; drop role ${row?.role}`, values: [] });
  await database.close();
  await drop();
});

test('the indexes of orders, of scopes, boards, relations, search and trash are made', async () => {
  const rows = await home.database.platform.query<{ definition: string }>({
    text: `select regexp_replace(indexdef, '^.* USING ', '') as definition from pg_indexes
      where schemaname = 'ws_main' and tablename = 'deal' order by 1`,
    values: [],
  });
  const order = 'updated_at DESC NULLS LAST, id DESC NULLS LAST';
  expect(rows.map(({ definition }) => definition.replace(/\{-?\d+\}/, '{mark}'))).toEqual([
    'btree (account_id) WHERE (account_id IS NOT NULL)',
    'btree (created_at DESC NULLS LAST, id DESC NULLS LAST) WHERE (deleted_at IS NULL)',
    'btree (deleted_at) WHERE (deleted_at IS NOT NULL)',
    `btree (department_id, ${order}) WHERE (deleted_at IS NULL)`,
    'btree (id)',
    "btree (id) WHERE ((deleted_at IS NULL) AND ((search_keys @> '{mark}'::integer[]) IS NOT TRUE))",
    `btree (owner_id, stage, ${order}) WHERE (deleted_at IS NULL)`,
    `btree (owner_id, ${order}) WHERE (deleted_at IS NULL)`,
    `btree (stage, ${order}) WHERE (deleted_at IS NULL)`,
    `btree (${order}) WHERE (deleted_at IS NULL)`,
    'gin (search_keys) WHERE (deleted_at IS NULL)',
  ]);
});

test('what one server publishes, another one takes up', async () => {
  const database = openDatabase(home.url, { poolSize: 2, log: createLog('silent') });
  const other = await openWorkspaces({ ...setting(), database });
  const workspace = await other.get('main');
  const heard = new Promise<number>((resolve) => other.onRevision(({ snapshot }) => resolve(snapshot.revision)));
  const body = {
    ...account.body,
    fields: { ...account.body.fields, vip: { type: 'boolean', label: { zh: '重点', en: 'VIP' } } },
  };
  const summary = '重点客户';
  const revision = await publishDefinition(home.workspace, { kind: 'object', name: 'account', body }, { by: null, summary });
  expect(home.workspace.snapshot.revision).toBe(revision);
  expect(await heard).toBe(revision);
  expect(workspace.snapshot.objects.get('account')?.fields.get('vip')?.columns).toEqual([{ name: 'vip', type: 'boolean' }]);
  await database.close();
});

test('a notification lost with the connection is made up for', async () => {
  const database = openDatabase(home.url, { poolSize: 2, log: createLog('silent') });
  const other = await openWorkspaces({ ...setting(), database });
  const workspace = await other.get('main');
  const heard = new Promise<void>((resolve) => other.onRevision(() => resolve()));
  await home.database.platform.query({
    text: `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and datname = current_database()`,
    values: [],
  });
  const shipped = { kind: 'object', name: 'account', body: account.body };
  await publishDefinition(home.workspace, shipped, { by: null, summary: '恢复' });
  await heard;
  expect(workspace.snapshot.revision).toBe(home.workspace.snapshot.revision);
  await database.close();
});

/** An ordinary login role of this database, as a host would give one. */
async function createLogin(name: string): Promise<{ url: string; drop(): Promise<void> }> {
  const url = Object.assign(new URL(home.url), { username: name, password: 'x' });
  const database = url.pathname.slice(1);
  const run = async (text: string) => void (await home.database.platform.query({ text, values: [] }));
  await run(`create role ${name} login createrole password 'x'; grant create on database ${database} to ${name};
    grant usage on schema tenon to ${name}; grant all on all tables in schema tenon to ${name}`);
  const drop = () =>
    run(`revoke all on database ${database} from ${name}; revoke all on schema tenon from ${name};
      revoke all on all tables in schema tenon from ${name}; drop role ${name}; drop role if exists tenon_ws_third`);
  return { url: url.href, drop };
}

function create(id: string) {
  return home.workspaces.create({ id, name: id, currency: 'CNY', timeZone: 'Asia/Shanghai' });
}

function setting() {
  return { clock: home.workspace.clock, log: createLog('silent'), solutions: home.workspaces.solutions, dataFolder: '' };
}
