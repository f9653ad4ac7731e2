import { randomUUID } from 'node:crypto';
import type { Field } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TenonError } from '../base/errors.ts';
import { drafting } from './change-sets/drafting.test-support.ts';
import { listChangeSets } from './change-sets/edit-change-sets.ts';
import { installSolution } from './install-solution.ts';
import { publishChangeSet, publishDefinition } from './publish.ts';
import { diffRevisions, listRevisions, restoreRevision } from './revisions.ts';
import { account, deal, dealBoard } from './test-objects.ts';
import { openTestWorkspace, type TestWorkspace } from './test-workspace.ts';
import type { Workspace } from './workspace.ts';

let home: TestWorkspace;
let workspace: Workspace;
const drafts = drafting(() => workspace);

beforeAll(async () => {
  home = await openTestWorkspace({ definitions: [account, deal, dealBoard] });
  workspace = home.workspace;
});
afterAll(() => home.drop());
beforeEach(async () => {
  await drafts.discard();
  await run('delete from ws_main.deal');
  await run('delete from ws_main.account');
});

const label = { zh: '备注', en: 'Note' };

test('a field of an overlay becomes a column, and survives an upgrade of the solution', async () => {
  await draftAccount({ note: { type: 'longText', label } });
  expect((await drafts.list()).map(({ name }) => name)).toEqual(['account']);
  await drafts.publish();
  expect(await drafts.list()).toEqual([]);
  expect(await columnsOf('account')).toContain('note');
  const [solution] = home.workspaces.solutions;
  if (!solution) throw new Error('no solution');
  const shipped = { ...account, body: { ...account.body, icon: 'building-skyscraper' } };
  await installSolution(workspace, { ...solution, definitions: [shipped, deal, dealBoard] }, null);
  const upgraded = workspace.snapshot.objects.get('account');
  expect(upgraded?.body.icon).toBe('building-skyscraper');
  expect(upgraded?.fields.has('note')).toBe(true);
});

test('all problems are reported at once, and nothing is changed', async () => {
  await insertAccount({ employees: 7, code: 'A' });
  await insertAccount({ code: 'a' });
  const before = await state();
  await draftAccount({
    employees: { type: 'date', label },
    half: { type: 'formula', expression: 'employes / 2', result: 'decimal', label },
    boss: { type: 'relation', to: 'nobody', label },
    fine: { type: 'text', label },
  });
  await drafts.save({
    kind: 'view',
    name: 'deal_board',
    body: { ...dealBoard.body, columns: [{ field: 'nothing' }] },
  });
  const fields = await refusedFields();
  for (const place of ['#fields.employees', '#fields.half', '#fields.boss', 'view/deal_board#columns']) {
    expect(
      fields.some((field) => field.includes(place)),
      `${place} in ${fields}`,
    ).toBe(true);
  }
  expect(await state()).toEqual(before);
  expect(await columnsOf('account')).not.toContain('fine');
});

test('values that stand in the way of uniqueness are named', async () => {
  await insertAccount({ code: 'A-1' });
  await insertAccount({ code: 'a-1' });
  await draftAccount({ code: { type: 'text', unique: true, label: { zh: '编码', en: 'Code' } } });
  const error = await refusal();
  expect(error.details.problems?.[0]).toMatchObject({ field: 'object/account#fields.code' });
  expect(JSON.stringify(error.details.problems)).toContain('a-1');
});

test('a relation cannot be pointed at another object while its values are missing there', async () => {
  const id = await insertAccount({});
  await run(
    `insert into ws_main.deal (id, name, account_id, created_at, updated_at) values (gen_random_uuid(), '年度框架', '${id}', now(), now())`,
  );
  const fields = { ...deal.body.fields, account: { type: 'relation', to: 'department', label }, large: undefined };
  await drafts.save({ kind: 'object', name: 'deal', body: { ...deal.body, fields } });
  expect(await refusedFields()).toEqual(['object/deal#fields.account']);
});

test('numbers take another type as long as no digit is lost', async () => {
  await insertAccount({ employees: 7 });
  await draftAccount({ employees: { type: 'decimal', scale: 1, label } });
  await drafts.publish();
  expect(await run('select employees from ws_main.account')).toEqual([{ employees: '7.0' }]);
  await run('update ws_main.account set employees = 7.5');
  await draftAccount({ employees: { type: 'integer', label } });
  expect(await refusedFields()).toEqual(['object/account#fields.employees']);
  await run('update ws_main.account set employees = 8');
  await drafts.publish();
  expect(await run('select employees::text from ws_main.account')).toEqual([{ employees: '8' }]);
});

test('a field without values may take any type', async () => {
  await draftAccount({ code: { type: 'date', label } });
  await drafts.publish();
  expect(workspace.snapshot.objects.get('account')?.fields.get('code')?.columns[0]?.type).toBe('date');
  await drafts.reset({ kind: 'object', name: 'account' });
  await drafts.publish();
  expect(workspace.snapshot.objects.get('account')?.fields.get('code')?.columns[0]?.type).toBe('text');
});

test('an earlier revision comes back as a new one, with the values of a removed field', async () => {
  await insertAccount({ code: 'kept' });
  const before = workspace.snapshot.revision;
  const { code: _removed, ...fields } = account.body.fields;
  await drafts.save({ kind: 'object', name: 'account', body: { ...account.body, fields } });
  const removed = await drafts.publish();
  expect(workspace.snapshot.objects.get('account')?.fields.has('code')).toBe(false);
  const restored = await restoreRevision(workspace, before, null);
  expect(workspace.snapshot.objects.get('account')?.fields.has('code')).toBe(true);
  expect(await run('select code from ws_main.account')).toEqual([{ code: 'kept' }]);
  expect(await diffRevisions(workspace, before, restored)).toEqual([]);
  expect((await diffRevisions(workspace, before, removed)).map(({ name, change }) => [name, change])).toEqual([
    ['account', 'changed'],
  ]);
  expect((await listRevisions(workspace))[0]).toMatchObject({ revision: restored, summary: `↩ ${before}` });
});

test('an object that is removed and made again has its records again', async () => {
  await run(`insert into ws_main.deal (id, name, created_at, updated_at) values (gen_random_uuid(), '年度框架', now(), now())`);
  await drafts.save({ kind: 'object', name: 'deal', body: null }, { kind: 'view', name: 'deal_board', body: null });
  await drafts.publish();
  expect(workspace.snapshot.objects.has('deal')).toBe(false);
  await drafts.save(
    { kind: 'object', name: 'deal', body: deal.body },
    { kind: 'view', name: 'deal_board', body: dealBoard.body },
  );
  await drafts.publish();
  expect(await run('select name from ws_main.deal')).toEqual([{ name: '年度框架' }]);
});

test('one definition that is published by itself leaves the drafts of others, of the same one, too', async () => {
  await draftAccount({ note: { type: 'text', label } });
  const drafted = await drafts.list();
  const body = { ...account.body, icon: 'home' };
  await publishDefinition(workspace, { kind: 'object', name: 'account', body }, { by: null, summary: '图标' });
  expect(workspace.snapshot.objects.get('account')?.body.icon).toBe('home');
  expect(workspace.snapshot.objects.get('account')?.fields.has('note')).toBe(false);
  expect(await drafts.list()).toEqual(drafted);
  const broken = { ...body, title: 'nothing' };
  await expect(
    publishDefinition(workspace, { kind: 'object', name: 'account', body: broken }, { by: null, summary: '' }),
  ).rejects.toMatchObject({ code: 'invalid' });
  expect(await drafts.list()).toEqual(drafted);
  await publishDefinition(workspace, { kind: 'object', name: 'account', body: account.body }, { by: null, summary: '出厂' });
  expect(workspace.snapshot.objects.get('account')?.body.icon).toBe(account.body.icon);
});

test('a set that is published three times at once makes one revision, and everybody is told which', async () => {
  await draftAccount({ rating: { type: 'integer', label } });
  const [{ id } = { id: '' }] = await listChangeSets(workspace);
  const published = await Promise.all([1, 2, 3].map(() => publishChangeSet(workspace, { id, by: null, summary: '评级' })));
  expect(new Set(published.map(({ revision }) => revision)).size).toBe(1);
  expect((await listRevisions(workspace)).filter(({ summary }) => summary === '评级')).toHaveLength(1);
  drafts.forget();
});

test('a table in use is waited for, and then left alone', { timeout: 60_000 }, async () => {
  await draftAccount({ waited: { type: 'integer', label } });
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const reading = workspace.db.transaction(async (tx) => {
    await tx.query({ text: 'select * from ws_main.account', values: [] });
    await held;
  });
  const published = drafts.publish();
  setTimeout(release, 4000);
  await reading;
  await published;
  expect(await columnsOf('account')).toContain('waited');
});

async function draftAccount(fields: Record<string, Field>): Promise<void> {
  await drafts.save({
    kind: 'object',
    name: 'account',
    body: { ...account.body, fields: { ...account.body.fields, ...fields } },
  });
}

async function insertAccount({
  code = null,
  employees = null,
}: {
  code?: string | null;
  employees?: number | null;
}): Promise<string> {
  const id = randomUUID();
  await workspace.db.transaction((tx) =>
    tx.query({
      text: `insert into ws_main.account (id, name, code, employees, created_at, updated_at) values ($1, '榫卯科技', $2, $3, now(), now())`,
      values: [id, code, employees],
    }),
  );
  return id;
}

async function refusal(): Promise<TenonError> {
  return drafts.publish().then(
    () => {
      throw new Error('this should not have been published');
    },
    (error: TenonError) => {
      expect(error.code).toBe('invalid');
      return error;
    },
  );
}

async function refusedFields(): Promise<string[]> {
  return (await refusal()).details.problems?.map(({ field }) => field ?? '') ?? [];
}

async function state(): Promise<unknown> {
  const [columns, revisions] = await Promise.all([columnsOf('account'), listRevisions(workspace)]);
  return { columns, revisions, snapshot: workspace.snapshot.revision };
}

async function columnsOf(table: string): Promise<string[]> {
  const rows = await run(
    `select attname from pg_attribute where attrelid = 'ws_main.${table}'::regclass and attnum > 0 and not attisdropped`,
  );
  return rows.map(({ attname }) => attname as string);
}

function run(text: string) {
  return home.database.platform.query({ text, values: [] });
}
