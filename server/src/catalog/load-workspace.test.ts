import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../base/database/database.ts';
import { createLog } from '../base/log.ts';
import { openWorkspaces } from './open-workspaces.ts';
import { dismissNotice, listSolutions } from './solutions.ts';
import { account, deal } from './test-objects.ts';
import { openTestWorkspace } from './test-workspace.ts';

const hooks = { account: { needs: [], validate() {} } };
const home = await openTestWorkspace({ definitions: [account], hooks });

afterAll(() => home.drop());

test('hooks of installed solutions are found by object', () => {
  expect(home.workspace.hooks.get('account')).toEqual([hooks.account]);
  expect(home.workspace.hooks.get('deal')).toBeUndefined();
});

test('a newer version of an installed solution is taken up when the workspace opens', async () => {
  const workspace = await openWith([account, deal]);
  expect(workspace.snapshot.objects.has('deal')).toBe(true);
});

test('a version that cannot be installed leaves the workspace as it is', async () => {
  const broken = { ...deal, body: { ...deal.body, title: 'nothing' } };
  const workspace = await openWith([account, broken]);
  expect(workspace.snapshot.objects.get('deal')?.body.title).toBe('name');
});

test('why a solution was not upgraded is kept for an administrator to look at', async () => {
  expect(await noticeOf()).toMatchObject({ problems: [{ field: 'object/deal#title' }] });
  await dismissNotice(home.workspace, 'test');
  expect(await noticeOf()).toBeNull();
  await expect(dismissNotice(home.workspace, 'nothing')).rejects.toMatchObject({ code: 'notFound' });
});

test('of two servers of different versions the older one leaves what the newer one installed', async () => {
  const workspace = await openWith([account], '0.9');
  expect(workspace.snapshot.objects.has('deal')).toBe(true);
});

test('columns that the database worked out itself become plain, with what they hold', async () => {
  const run = (text: string) => home.database.platform.query({ text, values: [] });
  await run(
    'alter table ws_main.account add column fee numeric, add column fee_base numeric generated always as (fee * 7) stored',
  );
  await run(
    `insert into ws_main.account (id, name, fee, created_at, updated_at) values (gen_random_uuid(), '甲', 3, now(), now())`,
  );
  await run(`delete from ws_main.sys_migration where name = '0020-plain-columns.sql'`);
  await openWith([account]);
  await run('update ws_main.account set fee_base = fee_base + 1');
  expect(await run('select fee_base from ws_main.account')).toEqual([{ fee_base: '22' }]);
});

async function noticeOf() {
  const [solution] = await listSolutions(home.workspace, home.workspaces.solutions);
  return solution?.notice;
}

async function openWith(definitions: (typeof account)[], version = '1') {
  const database = openDatabase(home.url, { poolSize: 2, log: createLog('silent') });
  const [test] = home.workspaces.solutions;
  const solutions = test ? [{ ...test, definitions, version }] : [];
  const workspaces = await openWorkspaces({
    database,
    clock: home.workspace.clock,
    log: createLog('silent'),
    solutions,
    dataFolder: '',
  });
  const workspace = await workspaces.get('main');
  await database.close();
  return workspace;
}
