import { type Definition, defineList, defineObject, defineView, type ListOption, type Solution } from '@tenon/metadata';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { drafting } from './change-sets/drafting.test-support.ts';
import { installSolution } from './install-solution.ts';
import { exportPackage } from './packages/export-package.ts';
import { listRevisions, restoreRevision } from './revisions.ts';
import { openTestWorkspace, type TestWorkspace } from './test-workspace.ts';
import { usedBy } from './usages/used-by.ts';

let home: TestWorkspace;
const drafts = drafting(() => home.workspace);
const label = { zh: '行业', en: 'Industry' };
const option = (value: string, more: Partial<ListOption> = {}): ListOption => ({
  value,
  label: { zh: value, en: value },
  ...more,
});
const industry = (...options: ListOption[]) => defineList('industry', { label, options });
const shipped = industry(option('it'), option('bank'), option('farm'));
const name = { type: 'text', label } as const;
const lead = defineObject('lead', {
  ...{ label, icon: 'user', title: 'name' },
  fields: { name, industry: { type: 'choice', label, list: 'industry' } },
});
const account = defineObject('account', {
  ...{ label, icon: 'building', title: 'name' },
  fields: { name, industries: { type: 'choices', label, list: 'industry' } },
});
const farms = defineView('farms', {
  ...{ object: 'lead', label, type: 'table' as const, columns: [{ field: 'name' }] },
  filter: { field: 'industry', op: 'eq', value: 'farm' },
});

beforeEach(async () => {
  drafts.forget();
  home = await openTestWorkspace({ definitions: [shipped, lead, account, farms] });
  await run(
    `insert into ws_main.lead (created_at, updated_at, id, name, industry) values (now(), now(), gen_random_uuid(), 'a', 'it'), (now(), now(), gen_random_uuid(), 'b', 'farm'), (now(), now(), gen_random_uuid(), 'c', 'bank')`,
  );
  await run(
    `insert into ws_main.account (created_at, updated_at, id, name, industries) values (now(), now(), gen_random_uuid(), 'd', '{it,farm}'), (now(), now(), gen_random_uuid(), 'e', '{bank,it}')`,
  );
});
afterEach(() => home.drop());

test('a list that changes changes the records of every object that has it, and revisions bring both back', async () => {
  const { revision } = home.workspace.snapshot;
  await drafts.save(industry(option('tech', { was: 'it' }), option('bank', { aliases: ['farm'] })));
  const { problems, steps } = await drafts.rehearse();
  expect(problems).toEqual([]);
  expect(steps.map(({ object, field, step, values }) => [object, field, step, values])).toEqual([
    ['account', 'industries', 'options', 2],
    ['lead', 'industry', 'options', 3],
  ]);
  await drafts.publish();
  expect(await run('select industry from ws_main.lead order by name')).toMatchObject([
    { industry: 'tech' },
    { industry: 'bank' },
    { industry: 'bank' },
  ]);
  expect((await run('select industries from ws_main.account order by name')).map(({ industries }) => industries)).toEqual([
    ['tech', 'bank'],
    ['bank', 'tech'],
  ]);
  expect(home.workspace.snapshot.views.get('farms')?.filter).toEqual({ field: 'industry', op: 'eq', value: 'bank' });
  expect((await listRevisions(home.workspace))[0]?.steps).toHaveLength(2);
  await restoreRevision(home.workspace, revision, null);
  expect((await run('select industry from ws_main.lead order by name')).map(({ industry }) => industry)).toEqual([
    'it',
    'farm',
    'bank',
  ]);
  expect(home.workspace.snapshot.objects.get('lead')?.body).toMatchObject({ fields: { industry: { list: 'industry' } } });
});

test('what is kept of an object are the names of lists, even where somebody sends the options along', async () => {
  const body = {
    ...lead.body,
    fields: { ...lead.body.fields, industry: { ...lead.body.fields.industry, options: [option('it')] } },
  };
  await drafts.save({ ...lead, body });
  expect((await drafts.list())[0]?.body).toEqual(lead.body);
});

test('fields take to a list and leave it again, with their values', async () => {
  const own = { type: 'choice' as const, label, options: [option('it'), option('bank'), option('farm')] };
  const write = (industry: object) => drafts.save({ ...lead, body: { ...lead.body, fields: { name, industry } } });
  await write(own);
  await drafts.publish();
  await drafts.save(industry(option('it'), option('bank')));
  await drafts.publish({ wishes: { replace: { 'account.industries': { farm: null } } } });
  await write({ type: 'choice', label, list: 'industry' });
  await drafts.save({ ...farms, body: null });
  expect((await drafts.rehearse()).problems).toMatchObject([{ field: 'object/lead#fields.industry.options' }]);
  await drafts.publish({ wishes: { replace: { 'lead.industry': { farm: 'it' } } } });
  expect((await run('select industry from ws_main.lead order by name')).map(({ industry }) => industry)).toEqual([
    'it',
    'it',
    'bank',
  ]);
});

test('a list in use stays, and one tells where it and its options are used', async () => {
  await drafts.save({ ...shipped, body: null });
  const { problems } = await drafts.rehearse();
  expect(problems.map(({ field }) => field)).toEqual(
    expect.arrayContaining(['object/account#fields.industries.list', 'object/lead#fields.industry.list']),
  );
  const { uses } = await usedBy(home.workspace, { kind: 'list', name: 'industry' });
  expect(uses.map(({ text }) => text.en).sort()).toEqual([
    'Object “Industry”: options of “industries”',
    'Object “Industry”: options of “industry”',
  ]);
  const farm = await usedBy(home.workspace, { kind: 'list', name: 'industry', option: 'farm' });
  expect(farm.uses.map(({ name, path }) => `${name}#${path}`)).toEqual(['farms#filter.value']);
});

test('an option that a newer version ships no longer stays while records of any object have it, and is offered no longer', async () => {
  await run(`delete from ws_main.lead`);
  await drafts.save({ ...farms, body: null });
  await drafts.publish();
  await upgradeTo([industry(option('it'), option('bank')), lead, account, farms]);
  expect(fieldOf('account', 'industries')).toMatchObject({
    options: [{ value: 'it' }, { value: 'bank' }, { value: 'farm', archived: true }],
  });
});

test('a package takes the lists of its objects along, and another solution adds options to a list', async () => {
  const own = defineList('colour', { label, options: [option('red')] });
  const paint = defineObject('paint', { ...lead.body, fields: { name, colour: { type: 'choice', label, list: 'colour' } } });
  await drafts.save(own, paint);
  await drafts.publish();
  const about = { name: 'paints', label, description: label, version: '1' };
  const { added } = await exportPackage(
    home.workspace,
    { definitions: [{ kind: 'object', name: 'paint' }] },
    { ...about, known: [] },
  );
  expect(added).toEqual([{ kind: 'list', name: 'colour' }]);
  const extensions = [{ kind: 'list', name: 'industry', body: { options: [option('mine')] } }];
  await installSolution(
    home.workspace,
    { ...about, name: 'more', definitions: [], extensions, requires: { test: '1' } } as Solution,
    null,
  );
  expect(fieldOf('lead', 'industry')).toMatchObject({
    options: [{ value: 'it' }, { value: 'bank' }, { value: 'farm' }, { value: 'mine' }],
  });
});

function fieldOf(object: string, field: string): unknown {
  return home.workspace.snapshot.objects.get(object)?.fields.get(field)?.definition;
}

async function upgradeTo(definitions: Definition[]): Promise<void> {
  const [solution] = home.workspaces.solutions as [Solution];
  await installSolution(home.workspace, { ...solution, version: '2', definitions }, null);
}

function run(text: string): Promise<Record<string, unknown>[]> {
  return home.database.platform.query({ text, values: [] });
}
