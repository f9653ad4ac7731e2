import { afterAll, beforeEach, expect, test } from 'vitest';
import { checkDatabase } from '../base/database/check-database.ts';
import { openDatabase } from '../base/database/database.ts';
import { createLog } from '../base/log.ts';
import { openWorkspaces } from './open-workspaces.ts';
import { account } from './test-objects.ts';
import { openTestWorkspace } from './test-workspace.ts';

const home = await openTestWorkspace({ definitions: [account] });
const { platform } = home.database;
const count = { text: 'select count(*)::int as count from ws_main.account', values: [] };

afterAll(() => home.drop());

beforeEach(async () => {
  await platform.query({ text: "update tenon.workspace set role_name = 'tenon_ws_elsewhere'", values: [] });
});

test('a workspace whose role is unknown on this server gets one, with all its rights', async () => {
  const role = await roleName();
  await execute(`revoke all on all tables in schema ws_main from ${role}`);
  await execute(`revoke all on schema ws_main from ${role}`);
  await execute(`alter default privileges in schema ws_main revoke all on tables from ${role}`);
  await openAnew(async (workspace) => {
    expect(await workspace.db.read(count)).toEqual([{ count: 0 }]);
    await workspace.db.transaction((tx) => tx.query({ text: 'delete from ws_main.account', values: [] }));
    const forge = workspace.db.transaction((tx) => tx.query({ text: 'update ws_main.sys_history set actor = null', values: [] }));
    await expect(forge).rejects.toThrow();
    await execute('create table ws_main.later (id int)');
    expect(await workspace.db.read({ text: 'select * from ws_main.later', values: [] })).toEqual([]);
  });
  expect(await roleName()).toBe(role);
});

test('a restored table that the role may not read is opened to it', async () => {
  const role = await roleName();
  await execute(`update tenon.workspace set role_name = '${role}'`);
  await execute(`revoke all on ws_main.account from ${role}`);
  await openAnew(async (workspace) => expect(await workspace.db.read(count)).toEqual([{ count: 0 }]));
});

test('a database whose schemas belong to somebody else is refused, and told how to restore', async () => {
  await execute(`create role tenon_test_stranger_${process.pid}; grant tenon_test_stranger_${process.pid} to current_user`);
  await execute(`create schema ws_foreign; alter schema ws_foreign owner to tenon_test_stranger_${process.pid}`);
  await execute(`revoke tenon_test_stranger_${process.pid} from current_user`);
  await expect(checkDatabase(home.database)).rejects.toThrow('Schema ws_foreign belongs to role');
});

async function roleName(): Promise<string> {
  const [row] = await platform.query<{ name: string }>({
    text: `select rolname as name from pg_roles where rolname like 'tenon\\_ws\\_main%' and pg_has_role(current_user, oid, 'member')`,
    values: [],
  });
  return row?.name as string;
}

async function openAnew(
  look: (workspace: Awaited<ReturnType<(typeof home.workspaces)['get']>>) => Promise<unknown>,
): Promise<void> {
  const log = createLog('silent');
  const database = openDatabase(home.url, { poolSize: 2, log });
  const { clock } = home.workspace;
  const workspaces = await openWorkspaces({ database, clock, log, solutions: home.workspaces.solutions, dataFolder: '' });
  await look(await workspaces.get('main'));
  await database.close();
}

async function execute(text: string): Promise<void> {
  await platform.query({ text, values: [] });
}
