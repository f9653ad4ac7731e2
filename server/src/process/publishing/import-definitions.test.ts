import { defineExtension, defineObject, type Hooks, type Solution } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { createLog } from '../../base/log.ts';
import { exportDefinitions } from '../../catalog/export-definitions.ts';
import { openWorkspaces, type Workspaces } from '../../catalog/open-workspaces.ts';
import { publishChangeSet, publishDefinition } from '../../catalog/publish.ts';
import { insertTestCast, testUsers } from '../../catalog/test-cast.ts';
import { account, deal, dealBoard } from '../../catalog/test-objects.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { importDefinitionsAs } from './change-sets.ts';

const label = (en: string) => ({ zh: en, en });
const hooks: Hooks = { needs: [], validate() {} };
const base: Solution = {
  name: 'test',
  label: label('Test'),
  description: label(''),
  version: '1',
  definitions: [account, deal, dealBoard],
};
const finance: Solution = {
  ...base,
  name: 'finance',
  requires: { test: '1' },
  definitions: [],
  extensions: [defineExtension('object', 'account', { fields: { tax_no: { type: 'text', label: label('Tax number') } } })],
  hooks: { account: hooks },
};

let home: TestWorkspace;
let workspaces: Workspaces;
let first: Workspace;
let second: Workspace;
let actor: Actor;

beforeAll(async () => {
  home = await openTestWorkspace({ definitions: base.definitions });
  workspaces = await openWith([base, finance]);
  first = await workspaces.get('main');
  await importDefinitionsAs(first, await administratorOf(first), {
    files: filesOf({ finance: '1' }),
    exact: false,
    known: [base, finance],
  });
  await workspaces.create({ id: 'second', name: 'B', currency: 'CNY', timeZone: 'Asia/Shanghai' });
  second = await workspaces.get('second');
  await insertTestCast(home.database, second.schema, {});
  actor = await administratorOf(second);
  await customise();
});
afterAll(() => home.drop());

test('a workspace is exported as its solutions and what it made of them', async () => {
  const files = await exportDefinitions(first);
  expect([...files.keys()].sort()).toEqual([
    'object/account.changes.json',
    'object/deal.changes.json',
    'object/visit.json',
    'solutions.json',
    'view/deal_board.changes.json',
  ]);
  expect(JSON.parse(files.get('solutions.json') ?? '')).toEqual({ finance: '1', test: '1' });
  expect(JSON.parse(files.get('object/deal.changes.json') ?? '')).toEqual({
    fields: { stage: { options: { add: [{ after: 'open', before: 'won', item: { label: label('vip'), value: 'vip' } }] } } },
  });
  expect(files.get('view/deal_board.changes.json')).toBe('null\n');
});

test('a second workspace that takes the files has the same solutions with their hooks, and is exported alike', async () => {
  const files = await exportDefinitions(first);
  const { installed, changeSet = '' } = await importDefinitionsAs(second, actor, { files, exact: true, known: [base, finance] });
  expect(installed).toEqual(['test', 'finance']);
  await publishChangeSet(second, { id: changeSet, by: null });
  expect(await exportDefinitions(second)).toEqual(files);
  expect(await exportDefinitions(second, { whole: true })).toEqual(await exportDefinitions(first, { whole: true }));
  expect(second.hooks.get('account')).toEqual([hooks]);
  const again = await importDefinitionsAs(second, actor, { files, exact: true, known: [base, finance] });
  expect(again).toMatchObject({ installed: [], changes: [] });
});

test('what a workspace has beyond exact files is as shipped again, or gone', async () => {
  await publishDefinition(second, { kind: 'object', name: 'extra', body: { ...visit.body } }, { by: null, summary: '' });
  const files = new Map(await exportDefinitions(first));
  files.delete('view/deal_board.changes.json');
  const { changes } = await importDefinitionsAs(second, actor, { files, exact: true, known: [base, finance] });
  expect(changes.map(({ change, kind, name }) => `${change} ${kind}/${name}`)).toEqual([
    'removed object/extra',
    'added view/deal_board',
  ]);
});

test('the next version reaches both workspaces, beside what they made of the one before', async () => {
  const body = withOptions([...options, { value: 'lost', label: label('lost') }]);
  const upgraded = await openWith([{ ...base, version: '2', definitions: [account, { ...deal, body }, dealBoard] }, finance]);
  for (const id of ['main', 'second']) {
    const { snapshot } = await upgraded.get(id);
    expect(snapshot.objects.get('deal')?.fields.get('stage')?.definition).toMatchObject({
      options: [{ value: 'open' }, { value: 'vip' }, { value: 'won' }, { value: 'lost' }],
    });
    expect(snapshot.objects.get('account')?.fields.has('tax_no')).toBe(true);
    expect(snapshot.views.has('deal_board')).toBe(false);
  }
});

test('files that need what this server does not have, or change what nobody ships, are refused with the reason', async () => {
  const refusal = (files: Map<string, string>) =>
    expect(importDefinitionsAs(second, actor, { files, exact: false, known: [base, finance] })).rejects;
  await refusal(filesOf({ retail: '1', test: '3' })).toMatchObject({
    details: { problems: [{ field: 'solution/retail' }, { field: 'solution/test' }] },
  });
  const changes = new Map([
    ['object/nothing.changes.json', '{"icon": "star"}'],
    ['object/deal.changes.json', '{"search": {"add": 5}}'],
  ]);
  await refusal(changes).toMatchObject({
    details: { problems: [{ field: 'file/object/nothing.changes.json' }, { field: 'file/object/deal.changes.json' }] },
  });
  await refusal(new Map([['solutions.json', '["sales"]']])).toMatchObject({
    details: { problems: [{ field: 'file/solutions.json' }] },
  });
});

test('a process that was exported before its steps had ids is taken as it is written today', async () => {
  const old = {
    label: label('Follow'),
    trigger: { object: 'deal', on: ['create'] },
    steps: [
      { node: 'createRecord', object: 'account', values: { name: 'a' } },
      { node: 'createRecord', object: 'account', values: { name: 'b' } },
      { node: 'updateRecord', values: { name: 'c' } },
    ],
  };
  const files = new Map([['process/follow.json', JSON.stringify(old)]]);
  const { changeSet = '' } = await importDefinitionsAs(second, actor, { files, exact: false, known: [base, finance] });
  await publishChangeSet(second, { id: changeSet, by: null });
  expect(second.snapshot.processes.get('follow')?.steps).toEqual([
    { id: 'create_account', kind: 'createRecord', inputs: { object: 'account', values: { name: 'a' } } },
    { id: 'create_account_2', kind: 'createRecord', inputs: { object: 'account', values: { name: 'b' } } },
    { id: 'update_record', kind: 'updateRecord', inputs: { values: { name: 'c' } } },
  ]);
  const again = await importDefinitionsAs(second, actor, { files, exact: false, known: [base, finance] });
  expect(again.changes).toEqual([]);
});

const visit = defineObject('visit', {
  label: label('Visit'),
  icon: 'map-pin',
  title: 'name',
  fields: { name: { type: 'text', label: label('Name') } },
});

const { stage } = deal.body.fields as unknown as { stage: { options: object[] } };
const { options } = stage;
const withOptions = (next: object[]) => ({ ...deal.body, fields: { ...deal.body.fields, stage: { ...stage, options: next } } });

async function customise(): Promise<void> {
  const counted = first.snapshot.objects.get('account')?.body;
  const bodies = {
    'object/visit': visit.body,
    'object/deal': withOptions(options.toSpliced(1, 0, { value: 'vip', label: label('vip') })),
    'object/account': { ...counted, icon: 'star' },
    'view/deal_board': null,
  };
  for (const [key, body] of Object.entries(bodies)) {
    const [kind, name] = key.split('/') as [string, string];
    await publishDefinition(first, { kind, name, body: JSON.parse(JSON.stringify(body)) }, { by: null, summary: '' });
  }
}

function filesOf(solutions: Record<string, string>): Map<string, string> {
  return new Map([['solutions.json', JSON.stringify(solutions)]]);
}

async function administratorOf(workspace: Workspace): Promise<Actor> {
  return (await actorForUser(workspace, testUsers.admin.id, 'web')) as Actor;
}

function openWith(solutions: readonly Solution[]): Promise<Workspaces> {
  const { clock, dataFolder } = home.workspace;
  return openWorkspaces({ database: home.database, clock, log: createLog('silent'), solutions, dataFolder });
}
