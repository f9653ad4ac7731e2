import type { Solution } from '@tenon/metadata';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrateWorkspace } from '../../base/database/migrate.ts';
import { installSolution } from '../install-solution.ts';
import { publishChangeSet, publishDefinition, rehearseChangeSet } from '../publish.ts';
import { listRevisions } from '../revisions.ts';
import { testUsers } from '../test-cast.ts';
import { account, deal, dealBoard } from '../test-objects.ts';
import { openTestWorkspace, type TestWorkspace } from '../test-workspace.ts';
import type { Workspace } from '../workspace.ts';
import { discardChangeSet, listChangeSets, openChangeSet, renameChangeSet, startChangeSet } from './edit-change-sets.ts';
import { discardDraft, resetToShipped, saveDrafts } from './save-drafts.ts';

let home: TestWorkspace;
let workspace: Workspace;
const label = { zh: '备注', en: 'Note' };
const { zhangWei, wangFang } = testUsers;

beforeEach(async () => {
  home = await openTestWorkspace({ definitions: [account, deal, dealBoard] });
  workspace = home.workspace;
});
afterEach(() => home.drop());

test('two people work side by side: what is broken or half done in one set keeps nobody from publishing another', async () => {
  const broken = await begin({ ...account.body, title: 'nothing' });
  const sound = await begin({ ...deal.body, icon: 'star' }, 'deal');
  await publishChangeSet(workspace, { id: sound, by: wangFang.id });
  expect(workspace.snapshot.objects.get('deal')?.body.icon).toBe('star');
  expect(workspace.snapshot.objects.get('account')?.body.title).toBe('name');
  expect((await rehearseChangeSet(workspace, broken)).problems).toMatchObject([{ field: 'object/account#title' }]);
  await expect(publishChangeSet(workspace, { id: broken, by: zhangWei.id })).rejects.toMatchObject({ code: 'invalid' });
  expect((await listChangeSets(workspace)).map(({ id }) => id)).toEqual([broken]);
});

test('a set tells who began and who changed it, when, and from which revision; without a name it is called by its time', async () => {
  const revision = workspace.snapshot.revision;
  const { id, name } = await startChangeSet(workspace, zhangWei.id);
  expect(name).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
  await renameChangeSet(workspace, wangFang.id, { id, name: '续约字段' });
  await save(id, { ...account.body, icon: 'star' });
  expect(await openChangeSet(workspace, id)).toMatchObject({
    ...{ name: '续约字段', base: revision, drafts: 1 },
    startedBy: { id: zhangWei.id, name: zhangWei.name },
    changedBy: { id: zhangWei.id },
    definitions: [{ kind: 'object', name: 'account', base: account.body, changedBy: { name: zhangWei.name } }],
  });
  await publishChangeSet(workspace, { id, by: wangFang.id });
  expect((await listRevisions(workspace))[0]).toMatchObject({
    summary: '续约字段',
    by: { id: wangFang.id, name: wangFang.name },
  });
});

test('what two changed in different places of one definition counts both, and is told', async () => {
  const mine = await begin(withField('note'));
  const theirs = await begin({ ...withField('rating'), icon: 'star' });
  await publishChangeSet(workspace, { id: theirs, by: null });
  expect((await rehearseChangeSet(workspace, mine)).merged).toEqual([{ kind: 'object', name: 'account' }]);
  const { merged } = await publishChangeSet(workspace, { id: mine, by: null });
  expect(merged).toEqual([{ kind: 'object', name: 'account' }]);
  const { body, fields } = workspace.snapshot.objects.get('account') ?? {};
  expect([body?.icon, fields?.has('note'), fields?.has('rating')]).toEqual(['star', true, true]);
});

test('what two changed in the same place is refused with both versions, and goes once it was compared', async () => {
  const mine = await begin({ ...account.body, icon: 'home' });
  await publishNow({ ...account.body, icon: 'star' }, wangFang.id);
  await expect(publishChangeSet(workspace, { id: mine, by: null })).rejects.toMatchObject({
    code: 'definitionChanged',
    details: {
      params: { names: 'object/account#icon' },
      overlaps: [
        {
          ...{ at: ['icon'], base: { icon: 'building' }, theirs: { icon: 'star' }, mine: { icon: 'home' } },
          ...{ changedBy: { name: wangFang.name }, changedAt: expect.stringMatching(/^\d{4}-/) },
        },
      ],
    },
  });
  expect((await rehearseChangeSet(workspace, mine)).overlaps).toHaveLength(1);
  const [draft] = (await openChangeSet(workspace, mine)).definitions;
  const { revision } = workspace.snapshot;
  const compared = {
    kind: 'object',
    name: 'account',
    body: { ...account.body, icon: 'home' },
    version: draft?.version,
    revision,
  };
  await saveDrafts(workspace, null, { changeSet: mine, drafts: [compared] });
  await publishChangeSet(workspace, { id: mine, by: null });
  expect(workspace.snapshot.objects.get('account')?.body.icon).toBe('home');
});

test('a draft that is begun late in an old set does not undo what was published since', async () => {
  const { id } = await startChangeSet(workspace, null);
  await publishNow(withField('note'));
  await save(id, { ...account.body, icon: 'star' });
  await publishChangeSet(workspace, { id, by: null });
  expect(workspace.snapshot.objects.get('account')?.fields.has('note')).toBe(true);
});

test('of two who save the same draft the second is told what the first saved; saving the same twice is fine', async () => {
  const id = await begin({ ...account.body, icon: 'star' });
  const [seen] = (await openChangeSet(workspace, id)).definitions;
  const draft = (icon: string, version?: number) => ({
    kind: 'object',
    name: 'account',
    body: { ...account.body, icon },
    version,
  });
  const [first] = await saveDrafts(workspace, wangFang.id, { changeSet: id, drafts: [draft('home', seen?.version)] });
  for (const version of [seen?.version, undefined]) {
    await expect(saveDrafts(workspace, null, { changeSet: id, drafts: [draft('box', version)] })).rejects.toMatchObject({
      code: 'draftChanged',
      details: {
        overlaps: [
          {
            ...{ at: ['icon'], theirs: { icon: 'home' }, mine: { icon: 'box' }, version: first?.version },
            ...{ changedBy: { name: wangFang.name }, changedAt: expect.stringMatching(/^\d{4}-/) },
          },
        ],
      },
    });
  }
  expect(await saveDrafts(workspace, null, { changeSet: id, drafts: [draft('home', seen?.version)] })).toEqual([first]);
  await expect(discardDraft(workspace, null, { changeSet: id, ...draft('', seen?.version) })).rejects.toMatchObject({
    code: 'draftChanged',
  });
  await discardDraft(workspace, null, { changeSet: id, ...draft('', first?.version) });
  // One that was thrown away and begun again is not the one that was seen.
  await saveDrafts(workspace, null, { changeSet: id, drafts: [draft('star')] });
  await expect(saveDrafts(workspace, null, { changeSet: id, drafts: [draft('box', first?.version)] })).rejects.toThrow();
});

test('two publishes at once take turns, each with its own', async () => {
  const sets = await Promise.all([begin(withField('note')), begin({ ...deal.body, icon: 'star' }, 'deal')]);
  const published = await Promise.all(sets.map((id) => publishChangeSet(workspace, { id, by: null })));
  expect(new Set(published.map(({ revision }) => revision)).size).toBe(2);
  expect(workspace.snapshot.objects.get('account')?.fields.has('note')).toBe(true);
  expect(workspace.snapshot.objects.get('deal')?.body.icon).toBe('star');
});

test('a draft that is saved while its set is published is in the publish, or refused; never lost', async () => {
  for (let round = 0; round < 5; round++) {
    const id = await begin(withField(`note_${round}`));
    const icon = `icon${round}`;
    const saving = saveDrafts(workspace, null, {
      changeSet: id,
      drafts: [{ kind: 'object', name: 'deal', body: { ...deal.body, icon }, revision: workspace.snapshot.revision }],
    });
    const [published, saved] = await Promise.allSettled([publishChangeSet(workspace, { id, by: null }), saving]);
    expect(published.status).toBe('fulfilled');
    const counts = workspace.snapshot.objects.get('deal')?.body.icon === icon;
    expect(counts).toBe(saved.status === 'fulfilled');
    if (saved.status === 'rejected') expect(saved.reason).toMatchObject({ code: 'changeSetPublished' });
  }
});

test('who publishes a set as they have seen it does not publish what came in since', async () => {
  const id = await begin(withField('note'));
  const { version } = await openChangeSet(workspace, id);
  await save(id, { ...deal.body, icon: 'star' }, 'deal');
  await expect(publishChangeSet(workspace, { id, by: null, version })).rejects.toMatchObject({ code: 'draftChanged' });
});

test('an upgrade at the same time and a publish end with both', async () => {
  const [solution] = home.workspaces.solutions as [Solution];
  const shipped = { ...account, body: { ...account.body, icon: 'building-skyscraper' } };
  const id = await begin(withField('note'));
  await Promise.all([
    installSolution(workspace, { ...solution, definitions: [shipped, deal, dealBoard] }, null),
    publishChangeSet(workspace, { id, by: null }),
  ]);
  const { body, fields } = workspace.snapshot.objects.get('account') ?? {};
  expect([body?.icon, fields?.has('note')]).toEqual(['building-skyscraper', true]);
});

test('a publish whose answer was lost is told again; what is gone takes no drafts', async () => {
  const id = await begin(withField('note'));
  const published = await publishChangeSet(workspace, { id, by: null });
  expect(await publishChangeSet(workspace, { id, by: null })).toEqual(published);
  await expect(save(id, account.body)).rejects.toMatchObject({ code: 'changeSetPublished' });
  const other = await begin(account.body);
  await discardChangeSet(workspace, other);
  await expect(save(other, account.body)).rejects.toMatchObject({ code: 'notFound' });
  await expect(publishChangeSet(workspace, { id: other, by: null })).rejects.toMatchObject({ code: 'notFound' });
});

test('the way back to what is shipped waits in a set, too', async () => {
  await publishNow({ ...withField('note'), icon: 'star' });
  const { id } = await startChangeSet(workspace, null);
  await resetToShipped(workspace, null, { changeSet: id, kind: 'object', name: 'account' });
  await publishChangeSet(workspace, { id, by: null });
  expect(workspace.snapshot.objects.get('account')?.body).toEqual(account.body);
  await expect(resetToShipped(workspace, null, { changeSet: id, kind: 'view', name: 'none' })).rejects.toThrow('notFound');
});

test('the way back may be that of one piece, of what counts or of what the set has made of it', async () => {
  await publishNow({ ...withField('note'), icon: 'star' });
  const { id } = await startChangeSet(workspace, null);
  const reset = { changeSet: id, kind: 'object', name: 'account' };
  const [{ version } = { version: 0 }] = await resetToShipped(workspace, null, { ...reset, path: ['icon'] });
  const bodyOf = async () => (await openChangeSet(workspace, id)).definitions[0]?.body;
  expect(await bodyOf()).toEqual(withField('note'));
  await expect(resetToShipped(workspace, null, { ...reset, path: ['fields', 'note'] })).rejects.toThrow('draftChanged');
  await resetToShipped(workspace, null, { ...reset, version, path: ['fields', 'note'] });
  expect(await bodyOf()).toEqual(account.body);
});

test('a draft in the form of an earlier release is kept as it is written today', async () => {
  const { id } = await startChangeSet(workspace, null);
  const trigger = { object: 'deal', on: ['create'] };
  const body = { label, trigger, steps: [{ node: 'createRecord', object: 'account', values: { name: 'x' } }] };
  await saveDrafts(workspace, null, { changeSet: id, drafts: [{ kind: 'process', name: 'follow', body }] });
  const steps = [{ id: 'create_account', kind: 'createRecord', inputs: { object: 'account', values: { name: 'x' } } }];
  expect((await openChangeSet(workspace, id)).definitions[0]?.body).toEqual({ label, trigger, steps });
});

test('the one layer of drafts that there was becomes a set, called by its time, of who wrote last', async () => {
  await publishNow({ ...account.body, icon: 'home' });
  await run(`drop table ws_main.sys_draft, ws_main.sys_change_set; alter table ws_main.sys_revision drop column change_set;
    delete from ws_main.sys_migration where name like '%-change-sets.sql';
    alter table ws_main.sys_definition drop constraint sys_definition_layer_check,
      add constraint sys_definition_layer_check check (layer in ('base', 'overlay', 'draft'));
    insert into ws_main.sys_definition (kind, name, layer, body, updated_at, updated_by) values
      ('object', 'account', 'draft', '{"icon":"star","fields":{"code":null,"note":{"type":"text","label":{"zh":"备注","en":"Note"}}}}',
        '2026-03-01T01:00:00Z', '${zhangWei.id}'),
      ('view', 'deal_board', 'draft', 'null', '2026-03-02T01:00:00Z', '${wangFang.id}'),
      ('object', 'deal', 'draft', '{}', '2026-03-01T02:00:00Z', '${wangFang.id}'),
      ('view', 'mine', 'draft', '{"object":"deal"}', '2026-03-01T02:00:00Z', null)`);
  await home.database.platform.changeSchema('ws_main', (tx) => migrateWorkspace(tx, 'ws_main'));
  const [set] = await listChangeSets(workspace);
  expect(set).toMatchObject({ name: '2026-03-01 09:00', base: workspace.snapshot.revision, drafts: 4 });
  expect(set).toMatchObject({ startedBy: null, changedBy: { id: wangFang.id } });
  const { definitions } = await openChangeSet(workspace, set?.id ?? '');
  const { code: _removed, ...fields } = account.body.fields;
  expect(definitions.map(({ kind, name, body, base }) => ({ kind, name, body, base }))).toEqual([
    {
      ...{ kind: 'object', name: 'account', base: { ...account.body, icon: 'home' } },
      body: { ...account.body, icon: 'star', fields: { ...fields, note: { type: 'text', label } } },
    },
    { kind: 'object', name: 'deal', body: deal.body, base: deal.body },
    { kind: 'view', name: 'deal_board', body: null, base: dealBoard.body },
    { kind: 'view', name: 'mine', body: { object: 'deal' }, base: null },
  ]);
  const migrated = definitions[0]?.body as { fields: object };
  expect(Object.keys(migrated.fields)).toEqual([...Object.keys(fields), 'note']);
  await discardDraft(workspace, null, { changeSet: set?.id ?? '', kind: 'view', name: 'mine' });
  await publishChangeSet(workspace, { id: set?.id ?? '', by: null });
  expect(workspace.snapshot.views.has('deal_board')).toBe(false);
});

function withField(name: string): object {
  return { ...account.body, fields: { ...account.body.fields, [name]: { type: 'text', label } } };
}

async function begin(body: object, name = 'account'): Promise<string> {
  const { id } = await startChangeSet(workspace, zhangWei.id);
  await save(id, body, name);
  return id;
}

async function save(changeSet: string, body: object, name = 'account'): Promise<void> {
  await saveDrafts(workspace, zhangWei.id, { changeSet, drafts: [{ kind: 'object', name, body }] });
}

function publishNow(body: object, by: string | null = null): Promise<number> {
  return publishDefinition(workspace, { kind: 'object', name: 'account', body }, { by, summary: '' });
}

function run(text: string) {
  return home.database.platform.query({ text, values: [] });
}
