import { defineView } from '@tenon/metadata';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { drafting } from '../change-sets/drafting.test-support.ts';
import { publishDefinition } from '../publish.ts';
import { restoreRevision } from '../revisions.ts';
import { testUsers } from '../test-cast.ts';
import { account, deal, dealBoard } from '../test-objects.ts';
import { openTestWorkspace, type TestWorkspace } from '../test-workspace.ts';
import { usedBy } from './used-by.ts';

let home: TestWorkspace;
const drafts = drafting(() => home.workspace);
const won = defineView('won', {
  object: 'deal',
  label: { zh: '赢单', en: 'Won deals' },
  type: 'table',
  columns: [{ field: 'name' }, { field: 'account.code' }],
  filter: { field: 'stage', op: 'eq', value: 'won' },
});
const view = (filter: object) => JSON.stringify({ ...won.body, label: { zh: '我的', en: 'Mine' }, filter });
const plan = JSON.stringify({
  ...{ object: 'deal', mode: 'create' },
  columns: [{ column: '阶段', field: 'stage', values: { 成交: 'won' } }],
});

beforeEach(async () => {
  home = await openTestWorkspace({ definitions: [account, deal, dealBoard, won] });
  const owner = testUsers.zhangWei.id;
  const filter = { field: 'stage', op: 'in', value: ['won'] };
  await run(`insert into ws_main.sys_view (name, object, body, owner, shared) values
      ('view_shared', 'deal', '${view(filter)}', '${owner}', true), ('view_own', 'deal', '${view(filter)}', '${owner}', false);
    insert into ws_main.sys_import_map (id, object, name, plan, owner, shared)
      values (gen_random_uuid(), 'deal', '门店表', '${plan}', '${owner}', true)`);
});
afterEach(() => home.drop());

test('where a field, an option or an object is used is told with places and words, what people share included', async () => {
  const { uses, personal } = await usedBy(home.workspace, { kind: 'object', name: 'deal', field: 'stage', option: 'won' });
  expect(uses.map(({ source, path, text }) => [source, path, text.en])).toEqual([
    ['definition', 'filter.value', 'View “Won deals”: filter'],
    ['shared', 'filter.value', 'View “我的 · 张伟”: filter'],
    ['shared', 'columns.0.values.成交', 'Import plan “门店表 · 张伟”: columns'],
  ]);
  expect(personal).toBe(1);
  const code = await usedBy(home.workspace, { kind: 'object', name: 'account', field: 'code' });
  expect(code.uses.map(({ text }) => text.zh)).toEqual(['视图“赢单”：列', '视图“我的 · 张伟”：列']);
  expect((await usedBy(home.workspace, { kind: 'object', name: 'user', field: 'name' })).uses[0]).toMatchObject({
    source: 'platform',
  });
  await expect(usedBy(home.workspace, { kind: 'object', name: 'nothing' })).rejects.toThrow('notFound');
});

test('a removal is refused with that list, and goes when every place of it is changed in the same set', async () => {
  const { uses } = await usedBy(home.workspace, { kind: 'object', name: 'deal', field: 'stage' });
  const { stage: _removed, ...fields } = deal.body.fields;
  await drafts.save({ kind: 'object', name: 'deal', body: { ...deal.body, fields } });
  const { problems } = await drafts.rehearse();
  expect(problems.map(({ field }) => field?.split('#')[1]).sort()).toEqual(uses.map(({ path }) => path).sort());
  await expect(drafts.publish()).rejects.toMatchObject({ code: 'invalid' });
  await drafts.save(
    { kind: 'view', name: 'deal_board', body: null },
    { kind: 'view', name: 'won', body: { ...won.body, filter: { field: 'name', op: 'eq', value: 'x' } } },
  );
  expect((await drafts.rehearse()).problems.every(({ field }) => field?.startsWith('shared'))).toBe(true);
  await run('update ws_main.sys_view set shared = false; update ws_main.sys_import_map set shared = false');
  await drafts.publish();
  expect(home.workspace.snapshot.objects.get('deal')?.fields.has('stage')).toBe(false);
});

test('a field and an option with other keys take every place along, saved views and import plans too, and back', async () => {
  const before = home.workspace.snapshot.revision;
  const { stage, ...fields } = deal.body.fields;
  const label = { zh: '阶段', en: 'Stage' };
  const options = [
    { value: 'open', label },
    { value: 'closed', was: 'won', label },
  ];
  const renamed = { ...stage, was: 'stage', options };
  await drafts.save({ kind: 'object', name: 'deal', body: { ...deal.body, fields: { ...fields, phase: renamed } } });
  const { problems, steps } = await drafts.rehearse();
  expect(problems).toEqual([]);
  expect(steps).toMatchObject([
    { step: 'rename', from: 'stage', field: 'phase', uses: expect.arrayContaining(['view/won#filter.field']) },
  ]);
  await drafts.publish();
  const { views } = home.workspace.snapshot;
  expect(views.get('won')?.filter).toEqual({ field: 'phase', op: 'eq', value: 'closed' });
  expect(views.get('deal_board')?.board?.field).toBe('phase');
  const kept = () =>
    run("select body->'filter' as filter from ws_main.sys_view union all select plan->'columns'->0 from ws_main.sys_import_map");
  const now = { field: 'phase', op: 'in', value: ['closed'] };
  expect((await kept()).map(({ filter }) => filter)).toEqual([
    now,
    now,
    { column: '阶段', field: 'phase', values: { 成交: 'closed' } },
  ]);
  await restoreRevision(home.workspace, before, null);
  const then = { field: 'stage', op: 'in', value: ['won'] };
  expect((await kept()).map(({ filter }) => filter)).toEqual([
    then,
    then,
    { column: '阶段', field: 'stage', values: { 成交: 'won' } },
  ]);
  expect(home.workspace.snapshot.views.get('won')?.filter).toEqual(won.body.filter);
});

test('a new field of a removed one’s name is no use of it, and nothing that is still there is told', async () => {
  const note = { type: 'text', label: { zh: '备注', en: 'Note' } };
  const body = { ...account.body, fields: { ...account.body.fields, note } };
  await publishDefinition(home.workspace, { kind: 'object', name: 'account', body }, { by: null, summary: '' });
  await drafts.save({ kind: 'object', name: 'account', body: account.body });
  expect((await drafts.rehearse()).problems).toEqual([]);
  await drafts.publish();
});

function run(text: string) {
  return home.database.platform.query({ text, values: [] });
}

test('a field that code of a solution needs is neither removed nor given another key or type', async () => {
  const coded = await openTestWorkspace({ definitions: [account, deal], hooks: { account: { needs: ['code'], validate() {} } } });
  const sets = drafting(() => coded.workspace);
  const { code, ...others } = account.body.fields;
  for (const fields of [
    others,
    { ...others, number: { ...code, was: 'code' } },
    { ...others, code: { ...code, type: 'email' } },
  ]) {
    await sets.save({ ...account, body: { ...account.body, fields } });
    const { problems } = await sets.rehearse();
    expect(problems.map(({ field, params }) => [field, params?.message])).toContainEqual([
      'object/account#fields.code',
      { zh: expect.any(String), en: expect.stringContaining('code of a solution works with') },
    ]);
  }
  const { uses } = await usedBy(coded.workspace, { kind: 'object', name: 'account', field: 'code' });
  expect(uses).toMatchObject([{ source: 'code' }]);
  await coded.drop();
});
