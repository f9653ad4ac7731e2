import type { Definition, ObjectBody, Solution } from '@tenon/metadata';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { drafting } from './change-sets/drafting.test-support.ts';
import { installSolution } from './install-solution.ts';
import { restoreRevision } from './revisions.ts';
import { listSolutions } from './solutions.ts';
import { account, deal, dealBoard } from './test-objects.ts';
import { openTestWorkspace, type TestWorkspace } from './test-workspace.ts';

let home: TestWorkspace;
const drafts = drafting(() => home.workspace);
beforeEach(async () => {
  home = await openTestWorkspace({ definitions: [account, deal, dealBoard] });
});
afterEach(() => home.drop());

const label = { zh: '备注', en: 'Note' };

test('an object with records that is shipped no longer stays, with its screens, and a notice says so', async () => {
  await insertDeal();
  await upgradeTo([account]);
  expect(home.workspace.snapshot.objects.has('deal')).toBe(true);
  expect(await run('select name from ws_main.deal')).toEqual([{ name: '年度框架' }]);
  expect(await adopted()).toEqual(['object/deal', 'view/deal_board']);
  await upgradeTo([account], '3');
  expect(home.workspace.snapshot.objects.has('deal')).toBe(true);
});

test('a solution that an earlier revision took away is there again when somebody asks for it, and not by an upgrade', async () => {
  const [solution] = home.workspaces.solutions as [Solution];
  await insertDeal();
  await restoreRevision(home.workspace, 1, null);
  expect(home.workspace.snapshot.objects.has('deal')).toBe(false);
  await installSolution(home.workspace, { ...solution, version: '2' }, null);
  expect(home.workspace.snapshot.objects.has('deal')).toBe(false);
  await installSolution(home.workspace, solution, null, { isAsked: true });
  expect(home.workspace.snapshot.objects.has('deal')).toBe(true);
  expect(await run('select name from ws_main.deal')).toEqual([{ name: '年度框架' }]);
});

test('what was removed of a solution in use stays away when the solution is asked for again', async () => {
  const [solution] = home.workspaces.solutions as [Solution];
  await draft('view', 'deal_board', null);
  await drafts.publish();
  await installSolution(home.workspace, solution, null, { isAsked: true });
  expect(home.workspace.snapshot.views.has('deal_board')).toBe(false);
});

test('what nobody used goes with the new version, and nothing is said', async () => {
  await upgradeTo([account]);
  expect(home.workspace.snapshot.objects.has('deal')).toBe(false);
  expect(await adopted()).toEqual([]);
});

test('a customised object without records stays with all its fields', async () => {
  await draft('object', 'deal', { ...deal.body, fields: { ...deal.body.fields, note: { type: 'text', label } } });
  await drafts.publish();
  await upgradeTo([account]);
  expect([...(home.workspace.snapshot.objects.get('deal')?.fields.keys() ?? [])]).toEqual(
    expect.arrayContaining([...Object.keys(deal.body.fields), 'note']),
  );
});

test('a change that is only drafted keeps what it changes, and can still be published', async () => {
  await draft('object', 'deal', { ...deal.body, icon: 'star' });
  await upgradeTo([account]);
  expect(home.workspace.snapshot.objects.get('deal')?.body.icon).toBe(deal.body.icon);
  await drafts.publish();
  expect(home.workspace.snapshot.objects.get('deal')?.body.icon).toBe('star');
});

test('an object that a relation of the workspace points at stays with it', async () => {
  const visit = {
    label,
    icon: 'coin',
    title: 'name',
    fields: { name: { type: 'text', label }, deal: { type: 'relation', to: 'deal', label } },
  };
  await draft('object', 'visit', visit);
  await drafts.publish();
  await upgradeTo([account]);
  expect(await adopted()).toContain('object/deal');
});

test('what the workspace itself had removed goes for good', async () => {
  await draft('view', 'deal_board', null);
  await draft('object', 'deal', null);
  await drafts.publish();
  await upgradeTo([account]);
  expect(await adopted()).toEqual([]);
});

test('a field with values that is shipped no longer stays; an empty one goes', async () => {
  await run(
    `insert into ws_main.account (id, name, code, created_at, updated_at) values (gen_random_uuid(), 'A', 'kept', now(), now())`,
  );
  await upgradeTo([without(account, ['code', 'employees']), without(deal, ['large']), dealBoard]);
  const fields = home.workspace.snapshot.objects.get('account')?.fields;
  expect([fields?.has('code'), fields?.has('employees')]).toEqual([true, false]);
  expect(await run('select code from ws_main.account')).toEqual([{ code: 'kept' }]);
  expect(await adopted()).toEqual(['object/account#code']);
});

test('a field that the workspace customised stays whole, also under a draft of something else', async () => {
  await draft('object', 'account', changeField(account, 'code', { label }));
  await drafts.publish();
  await draft('object', 'account', { ...changeField(account, 'code', { label }), icon: 'star' });
  await upgradeTo([without(account, ['code']), deal, dealBoard]);
  expect(home.workspace.snapshot.objects.get('account')?.fields.get('code')?.definition).toMatchObject({ type: 'text', label });
  await drafts.publish();
  expect(home.workspace.snapshot.objects.get('account')?.fields.get('code')?.definition).toMatchObject({ type: 'text', label });
  expect(home.workspace.snapshot.objects.get('account')?.body.icon).toBe('star');
});

test('a role that masked a link, as roles could before, hides it after the upgrade, which a notice says, and is published on', async () => {
  const role = { label, objects: { deal: { read: 'all' } }, fields: { 'deal.account': 'hidden', 'deal.name': 'masked' } };
  await draft('role', 'temp', role);
  await drafts.publish();
  await run(
    `update ws_main.sys_definition set body = jsonb_set(body::jsonb, '{fields,deal.account}', '"masked"')::json where name = 'temp'`,
  );
  await home.workspace.reload();
  await draft('role', 'temp', { ...role, fields: { ...role.fields, 'deal.account': 'masked' }, label: account.body.label });
  await expect(drafts.publish()).rejects.toMatchObject({ code: 'invalid' });
  await upgradeTo([account, { ...deal, body: { ...deal.body, icon: 'star' } }, dealBoard]);
  expect(home.workspace.snapshot.roles.get('temp')?.fields).toEqual({ 'deal.account': 'hidden', 'deal.name': 'masked' });
  const [solution] = await listSolutions(home.workspace, []);
  expect(solution?.notice?.hidden).toEqual([
    { role: 'temp', field: 'deal.account', labels: [label, deal.body.fields.account?.label] },
  ]);
});

async function upgradeTo(definitions: Definition[], version = '2'): Promise<void> {
  const [solution] = home.workspaces.solutions as [Solution];
  await installSolution(home.workspace, { ...solution, definitions, version }, null);
}

async function adopted(): Promise<string[]> {
  const [solution] = await listSolutions(home.workspace, home.workspaces.solutions);
  const places = solution?.notice?.adopted?.map(({ kind, name, field }) => `${kind}/${name}${field ? `#${field}` : ''}`) ?? [];
  return places.sort();
}

function draft(kind: string, name: string, body: unknown): Promise<void> {
  return drafts.save({ kind, name, body });
}

function without(definition: { kind: string; name: string; body: { fields: object } }, names: string[]): Definition {
  const fields = Object.fromEntries(Object.entries(definition.body.fields).filter(([name]) => !names.includes(name)));
  return { ...definition, body: { ...definition.body, fields } };
}

function changeField(definition: typeof account, name: string, change: object): ObjectBody {
  const fields = definition.body.fields as ObjectBody['fields'];
  return { ...(definition.body as ObjectBody), fields: { ...fields, [name]: { ...fields[name], ...change } as never } };
}

async function insertDeal(): Promise<void> {
  await run(`insert into ws_main.deal (id, name, created_at, updated_at) values (gen_random_uuid(), '年度框架', now(), now())`);
}

function run(text: string): Promise<Record<string, unknown>[]> {
  return home.database.platform.query({ text, values: [] });
}
