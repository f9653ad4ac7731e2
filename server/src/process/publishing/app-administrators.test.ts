import { type Definition, defineApp, defineObject, defineRole, defineView, type RoleBody } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { mayAskAbout, mayChange, mayDraft } from '../../access/app-reach.ts';
import { listDefinitionsFor } from '../../access/definitions-in-reach.ts';
import { checkDesign } from '../../access/design-rights.ts';
import { checkRoleChange } from '../../access/give-roles.ts';
import { saveRole } from '../../access/save-role.ts';
import { discardChangeSet, listChangeSets, startChangeSet } from '../../catalog/change-sets/edit-change-sets.ts';
import { publishDefinition } from '../../catalog/publish.ts';
import type { CompiledObject, Snapshot } from '../../catalog/snapshot.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { discardChangeSetAs, listChangeSetsAs, openChangeSetAs, saveDraftsAs } from './change-sets.ts';
import { exportPackageAs } from './packages.ts';
import { publishAs } from './publish-as.ts';

const label = (en: string) => ({ zh: en, en });
const text = (en: string) => ({ type: 'text', label: label(en) }) as const;
const fields = { name: text('Name'), secret: text('Secret') };
const object = (name: string) => defineObject(name, { label: label(name), icon: 'box', title: 'name', fields });
const view = (name: string, of: string) =>
  defineView(name, { object: of, label: label(name), type: 'table', columns: [{ field: 'name' }] });
const app = (name: string, objects: string[]) =>
  defineApp(name, { label: label(name), icon: 'box', menu: [{ id: 'all', objects }], main: [], home: [] });
const desk = app('desk', ['ticket', 'shared']);
const roles = [
  defineRole('desk_admin', {
    label: label('Desk administrator'),
    objects: { ticket: { read: 'all', edit: 'all' }, pay: { read: 'all' } },
    fields: { 'pay.secret': 'hidden' },
    apps: { desk: 'administer' },
  }),
  defineRole('people_admin', { label: label('People'), objects: {}, system: ['manageUsers', 'manageRoles'] }),
];
const definitions: Definition[] = [
  ...['ticket', 'shared', 'pay', 'lonely'].map(object),
  ...[view('tickets', 'ticket'), view('pays', 'pay')],
  ...[desk, app('wages', ['pay', 'shared']), ...roles],
];

let home: TestWorkspace;
let liLei: Actor;

beforeAll(async () => {
  home = await openTestWorkspace({ definitions, users: { liLei: ['desk_admin'], hanMeimei: ['people_admin'] } });
});
afterAll(() => home.drop());
beforeEach(async () => {
  liLei = await actorOf('liLei');
});

async function actorOf(user: keyof typeof testUsers): Promise<Actor> {
  return (await actorForUser(home.workspace, testUsers[user].id, 'web')) as Actor;
}

type Draft = { kind: string; name: string; body: unknown };

/** Published as Li Lei: what he is told, and `published`. */
async function publish(...drafts: Draft[]): Promise<string> {
  const { id } = await startChangeSet(home.workspace, liLei.userId);
  try {
    await saveDraftsAs(home.workspace, liLei, { changeSet: id, drafts });
    await publishAs(home.workspace, liLei, { changeSet: id, summary: '', wishes: {} });
    return 'published';
  } catch (error) {
    await discardChangeSet(home.workspace, id);
    const { code, details } = error as { code: string; details: { params?: { names?: { en: string } } } };
    return [code, details.params?.names?.en].filter(Boolean).join(' ');
  }
}

function withField(name: string): object {
  return { ...object('ticket').body, fields: { ...fields, [name]: text('New') } };
}

test('who administers an app changes what belongs to it, and makes new things in it', async () => {
  expect(await publish({ kind: 'object', name: 'ticket', body: withField('urgent') })).toBe('published');
  const larger = app('desk', ['ticket', 'shared', 'answer']).body;
  const made = [object('answer'), view('answers', 'answer'), { kind: 'app', name: 'desk', body: larger }];
  expect(await publish(...made)).toBe('published');
  expect(await publish({ kind: 'view', name: 'answers', body: null })).toBe('published');
});

test('what belongs to another app, to several or to none is not theirs, whichever way it is reached', async () => {
  const body = object('pay').body;
  expect(await publish({ kind: 'object', name: 'pay', body: { ...body, icon: 'star' } })).toBe('beyondApp pay');
  expect(await publish({ ...object('shared'), body: { ...object('shared').body, icon: 'star' } })).toBe('beyondApp shared');
  expect(await publish({ ...object('user'), body: { ...object('user').body, icon: 'star' } })).toBe('beyondApp user');
  expect(await publish({ kind: 'view', name: 'pays', body: null })).toMatch('beyondApp');
  expect(await publish(view('mine', 'pay'))).toBe('beyondApp mine');
  // Their own view, turned into one of another object.
  expect(await publish(view('tickets', 'pay'))).toMatch('beyondApp');
  expect(await publish(app('other', ['ticket']))).toBe('beyondApp other');
  expect(await publish({ kind: 'app', name: 'desk', body: null })).toMatch('beyondApp');
  expect(await publish(object('stray'))).toBe('beyondApp stray');
  const more = { ...roles[0]?.body, system: ['manageMetadata'] };
  expect(await publish({ kind: 'role', name: 'desk_admin', body: more })).toMatch('beyondApp');
});

test('what is of a kind that belongs to the whole workspace, whichever that is, is not theirs', () => {
  const { snapshot } = home.workspace;
  for (const kind of ['connection', 'choices', 'anything']) {
    expect(mayDraft(snapshot, liLei, { kind, name: 'made_up', body: {} })).toBe(false);
    expect(mayChange({ before: snapshot, next: snapshot }, liLei, { kind, name: 'made_up' })).toBe(false);
    expect(mayAskAbout(snapshot, liLei, { kind, name: 'made_up' })).toBe(false);
  }
});

test('an app takes in nothing that is there already and not theirs, so that nobody widens their own reach', async () => {
  for (const taken of ['pay', 'lonely', 'user'])
    expect(await publish(app('desk', ['ticket', 'shared', taken]))).toBe('beyondApp desk');
  // What a publish changes along with theirs counts as well: a renamed field that another app names.
  const named = { ...view('pays', 'pay').body, columns: [{ field: 'name' }] };
  expect(await publish({ kind: 'view', name: 'pays', body: named })).toMatch('beyondApp');
});

test('they read what belongs to their app whole, and of the rest what the screens show them', async () => {
  const { definitions: read } = await listDefinitionsFor(home.workspace, liLei);
  const found = (kind: string, name: string) => read.find((each) => each.kind === kind && each.name === name);
  expect(found('object', 'ticket')).not.toHaveProperty('locked');
  expect(found('object', 'pay')).toMatchObject({ locked: true, body: { title: 'name', fields: { name: { type: 'text' } } } });
  expect(JSON.stringify(found('object', 'pay'))).not.toContain('secret');
  expect(found('object', 'lonely')).toBeUndefined();
  expect(found('role', 'people_admin')?.body).toEqual({ label: label('People'), objects: {} });
  expect(found('app', 'wages')).toMatchObject({ locked: true, body: { menu: [] } });
  const all = await listDefinitionsFor(home.workspace, await actorOf('admin'));
  expect(all.definitions.filter(({ locked }) => locked)).toEqual([]);
});

test('sets that hold anything of others are not there for them', async () => {
  const { workspace } = home;
  const admin = await actorOf('admin');
  const { id } = await startChangeSet(workspace, admin.userId);
  const save = (draft: Draft) => saveDraftsAs(workspace, admin, { changeSet: id, drafts: [draft] });
  await save(view('tickets_2', 'ticket'));
  expect((await listChangeSetsAs(workspace, liLei)).map((set) => set.id)).toEqual([id]);
  await save(view('pays_2', 'pay'));
  expect(await listChangeSetsAs(workspace, liLei)).toEqual([]);
  for (const attempt of [openChangeSetAs, discardChangeSetAs])
    await expect(attempt(workspace, liLei, id)).rejects.toThrow('notFound');
  expect(await listChangeSets(workspace)).toHaveLength(1);
  await discardChangeSetAs(workspace, admin, id);
});

test('nobody appoints an administrator of an app who does not design it, and nobody puts one out', async () => {
  const { workspace } = home;
  const people = await actorOf('hanMeimei');
  const role = { label: label('Wages'), objects: {}, apps: { wages: 'administer' } } as const;
  await expect(saveRole(workspace, people, { name: 'wages_admin', body: role })).rejects.toThrow('beyondRights');
  const change = (from: string[], to: string[]) => checkRoleChange(workspace, people, { userId: liLei.userId, from, to });
  expect(() => change([], ['desk_admin'])).toThrow('beyondRights');
  expect(() => change(['desk_admin'], [])).toThrow('beyondRights');
  await saveRole(workspace, await actorOf('admin'), { name: 'wages_admin', body: role });
});

test('who administers an app makes roles of it, which reach no further than they do and hold what is new', async () => {
  const { workspace } = home;
  const named = (roles: string[], objects: string[]) => ({
    kind: 'app',
    name: 'desk',
    body: { ...app('desk', objects).body, roles },
  });
  const role = (body: Partial<RoleBody>) => ({
    kind: 'role',
    name: 'helper',
    body: { label: label('Helper'), objects: {}, ...body },
  });
  const objects = ['ticket', 'shared'];
  // Of objects that are not theirs, of everything, or of the workspace.
  const beyond: Partial<RoleBody>[] = [
    { objects: { pay: {} } },
    { objects: { '*': {} } },
    { system: ['manageUsers'] },
    { apps: { desk: 'administer' } },
  ];
  for (const body of beyond) expect(await publish(role(body), named(['helper'], objects))).toMatch('beyondApp');
  // One that is there, and not theirs.
  expect(await publish(named(['people_admin'], objects))).toMatch('beyondApp');
  // One that no app has would be nobody's.
  expect(await publish(role({ objects: { ticket: { read: 'all' } } }))).toMatch('beyondApp');
  // They neither make nor transfer tickets.
  expect(await publish(role({ objects: { ticket: { read: 'all', transfer: 'all' } } }), named(['helper'], objects))).toBe(
    'beyondRights',
  );
  const made = [
    object('reply'),
    role({ objects: { ticket: { read: 'all' }, reply: { read: 'all', create: true, edit: 'own' } } }),
  ];
  expect(await publish(...made, named(['helper'], [...objects, 'reply']))).toBe('published');
  expect(workspace.snapshot.roles.get('helper')?.objects.reply).toEqual({ read: 'all', create: true, edit: 'own' });
  // By now there may be something in it, which nobody has given them.
  const more = {
    objects: { ticket: { read: 'all' as const }, reply: { read: 'all' as const, create: true, edit: 'all' as const } },
  };
  expect(await publish(role(more))).toBe('beyondRights');
  const { definitions: read } = await listDefinitionsFor(workspace, liLei);
  expect(read.find(({ kind, name }) => kind === 'role' && name === 'helper')).not.toHaveProperty('locked');
});

test('who administers an app takes it away as a package, with nothing in it that is not theirs', async () => {
  const { workspace } = home;
  const about = { name: 'my_desk', label: label('Desk'), description: label('Desk'), version: '1.0', known: [] };
  const take = (app: string) => exportPackageAs(workspace, liLei, { ...about, selection: { app } });
  const admin = await actorOf('admin');
  const menu = [{ id: 'all', objects: ['ticket'] }];
  const own = { ...app('desk', []).body, menu, roles: ['people_admin'] };
  await publishDefinition(workspace, { kind: 'app', name: 'desk', body: own }, { by: null, summary: '' });
  const { solution } = await take('desk');
  expect(solution.definitions.map(({ kind, name }) => `${kind}/${name}`).sort()).toEqual([
    'app/desk',
    'object/ticket',
    'view/tickets',
  ]);
  expect(JSON.stringify(solution)).not.toContain('people_admin');
  await expect(take('wages')).rejects.toMatchObject({ code: 'notFound' });
  const toPay = { type: 'relation', to: 'pay', label: label('Pay') };
  const linked = { ...object('ticket').body, fields: { ...fields, pay: toPay } };
  await publishDefinition(workspace, { kind: 'object', name: 'ticket', body: linked }, { by: null, summary: '' });
  await expect(take('desk')).rejects.toMatchObject({ code: 'beyondApp' });
  expect((await exportPackageAs(workspace, admin, { ...about, selection: { app: 'desk' } })).added).toContainEqual({
    kind: 'object',
    name: 'pay',
  });
});

test('a button that calls a connection is made by who manages connections, and leaves the rest of its object free', async () => {
  const { workspace } = home;
  const does = { kind: 'callConnection', inputs: { connection: 'erp', action: 'post', fields: ['secret'], values: {} } };
  const button = { label: label('Send'), places: ['record'], does };
  const check = checkDesign(liLei);
  const ticket = workspace.snapshot.objects.get('ticket') as CompiledObject;
  const withTicket = (body: object): Snapshot => ({
    ...workspace.snapshot,
    objects: new Map([...workspace.snapshot.objects, ['ticket', { ...ticket, body: { ...ticket.body, ...body } }]]),
  });
  const changeTo = (from: object, to: object) => () =>
    check({
      ...{ before: withTicket(from), next: withTicket(to), changed: [{ kind: 'object', name: 'ticket' }] },
      ...{ tx: undefined as never, steps: [], warnings: [], returning: [] },
    });
  expect(changeTo({}, { buttons: { send: button } })).toThrow('forbidden');
  expect(changeTo({ buttons: { send: button } }, { buttons: { send: { ...button, when: 'true' } } })).toThrow('forbidden');
  expect(changeTo({ buttons: { send: button } }, { buttons: { send: button }, icon: 'star' })).not.toThrow();
});

test('rights that are withdrawn while a set waits count when it is published', async () => {
  const { workspace } = home;
  const { id } = await startChangeSet(workspace, liLei.userId);
  await saveDraftsAs(workspace, liLei, { changeSet: id, drafts: [view('late', 'ticket')] });
  const { apps: _apps, ...body } = (roles[0]?.body ?? {}) as { apps?: object };
  await publishDefinition(workspace, { kind: 'role', name: 'desk_admin', body }, { by: null, summary: '' });
  const demoted = await actorOf('liLei');
  await expect(publishAs(workspace, demoted, { changeSet: id, summary: '', wishes: {} })).rejects.toThrow('forbidden');
  expect(await listChangeSets(workspace)).toHaveLength(1);
});
