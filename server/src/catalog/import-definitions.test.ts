import { afterAll, beforeAll, expect, test } from 'vitest';
import { openChangeSet } from './change-sets/edit-change-sets.ts';
import { exportDefinitions } from './export-definitions.ts';
import { diffWithFiles, importDefinitions } from './import-definitions.ts';
import { publishChangeSet, publishDefinition } from './publish.ts';
import { account, deal, dealBoard } from './test-objects.ts';
import { openTestWorkspace, type TestWorkspace } from './test-workspace.ts';

let from: TestWorkspace;
let to: TestWorkspace;

beforeAll(async () => {
  from = await openTestWorkspace({ definitions: [account, deal, dealBoard] });
  to = await openTestWorkspace();
});
afterAll(() => Promise.all([from.drop(), to.drop()]));

test('definitions go from one workspace to another, and then there is no difference', async () => {
  const note = { type: 'text', label: { zh: '备注', en: 'Note' } };
  const body = { ...account.body, fields: { ...account.body.fields, note } };
  await publishDefinition(from.workspace, { kind: 'object', name: 'account', body }, { by: null, summary: '备注' });
  const files = await exportDefinitions(from.workspace, { whole: true });
  expect([...files.keys()].slice(0, 5)).toEqual([
    'layout/currency.json',
    'layout/currency_rate.json',
    'layout/department.json',
    'layout/user.json',
    'object/account.json',
  ]);
  const { changes, changeSet = '' } = await importDefinitions(to.workspace, null, { files });
  expect(changes.map(({ kind, name, change }) => `${change} ${kind} ${name}`)).toEqual([
    'added object account',
    'added object deal',
    'added view deal_board',
  ]);
  await publishChangeSet(to.workspace, { id: changeSet, by: null });
  expect(await diffWithFiles(to.workspace, { files, exact: true })).toEqual([]);
  expect(await exportDefinitions(to.workspace, { whole: true })).toEqual(files);
  expect(to.workspace.snapshot.objects.get('account')?.fields.has('note')).toBe(true);
});

test('fields keep their order in a file, other members are sorted', async () => {
  const text = (await exportDefinitions(from.workspace, { whole: true })).get('object/deal.json') ?? '';
  expect(Object.keys(JSON.parse(text))).toEqual(['fields', 'icon', 'label', 'title']);
  expect(Object.keys(JSON.parse(text).fields)).toEqual(Object.keys(deal.body.fields));
});

test('definitions without a file are removed only when asked for', async () => {
  const files = await exportDefinitions(from.workspace, { whole: true });
  files.delete('view/deal_board.json');
  expect(await importDefinitions(to.workspace, null, { files })).toEqual({ changes: [] });
  const { changes, changeSet = '' } = await importDefinitions(to.workspace, null, { files, exact: true });
  expect(changes).toEqual([{ kind: 'view', name: 'deal_board', change: 'removed' }]);
  const { definitions } = await openChangeSet(to.workspace, changeSet);
  expect(definitions).toMatchObject([{ kind: 'view', name: 'deal_board', body: null }]);
});

test('every file that cannot be read is named', async () => {
  const files = new Map([
    ['object/account.json', '{"label":'],
    ['../object/x.json', '{}'],
    ['object/ok.json', '{}'],
  ]);
  await expect(importDefinitions(to.workspace, null, { files })).rejects.toMatchObject({
    details: { problems: [{ field: 'file/object/account.json' }, { field: 'file/../object/x.json' }] },
  });
});
