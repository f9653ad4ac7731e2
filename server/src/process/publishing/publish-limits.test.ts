import { type Definition, defineApp, defineObject, defineRole, type ObjectBody, type RoleBody } from '@tenon/metadata';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { visibilityOf } from '../../access/field-rights.ts';
import { discardChangeSet, startChangeSet } from '../../catalog/change-sets/edit-change-sets.ts';
import { publishDefinition } from '../../catalog/publish.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import { applyTemplate } from '../job-kinds/apply-template.ts';
import type { JobRow } from '../jobs/job-rows.ts';
import { saveDraftsAs } from './change-sets.ts';
import { publishAs, rehearseAs } from './publish-as.ts';

const label = (en: string) => ({ zh: en, en });
const text = (en: string) => ({ type: 'text', label: label(en) }) as const;
const fields = { name: text('Name'), secret: text('Secret'), note: text('Note') };
const object = (name: string) => defineObject(name, { label: label(name), icon: 'box', title: 'name', fields });
const all = { read: 'all', create: true, edit: 'all', delete: 'all', transfer: 'all', bulk: true } as const;
const app = (name: string, objects: string[]) =>
  defineApp(name, { label: label(name), icon: 'box', menu: [{ id: 'all', objects }], main: [], home: [] });
/** Designs and manages roles, and sees neither what is secret of tickets nor wages. */
const designer = defineRole('designer', {
  label: label('Designer'),
  objects: { '*': all, wage: {} },
  fields: { 'ticket.secret': 'hidden' },
  system: ['manageMetadata', 'manageRoles'],
});
const keeper = defineRole('keeper', {
  label: label('Keeper'),
  objects: { ticket: all },
  fields: { 'ticket.secret': 'hidden' },
  apps: { desk: 'administer' },
});
const definitions: Definition[] = [
  object('ticket'),
  object('wage'),
  app('desk', ['ticket']),
  app('pay', ['wage']),
  designer,
  keeper,
];

let home: TestWorkspace;
let admin: Actor;
let liLei: Actor;
let hanMeimei: Actor;

beforeEach(async () => {
  home = await openTestWorkspace({ definitions, users: { liLei: ['designer'], hanMeimei: ['keeper'] } });
  [admin, liLei, hanMeimei] = (await Promise.all((['admin', 'liLei', 'hanMeimei'] as const).map(actorOf))) as [
    Actor,
    Actor,
    Actor,
  ];
  for (const name of ['ticket', 'wage'])
    await writeRecords(home.workspace, admin, {
      object: name,
      action: 'create',
      records: [
        { name: 'one', secret: 'Tell nobody' },
        { name: 'two', secret: 'Tell nobody' },
      ],
    });
});
afterEach(() => home.drop());

async function actorOf(user: keyof typeof testUsers): Promise<Actor> {
  return (await actorForUser(home.workspace, testUsers[user].id, 'web')) as Actor;
}

type Draft = { kind: string; name: string; body: unknown };

/** What somebody is told who publishes these. */
async function publish(who: Actor, ...drafts: Draft[]): Promise<string> {
  const { id } = await startChangeSet(home.workspace, who.userId);
  try {
    await saveDraftsAs(home.workspace, who, { changeSet: id, drafts });
    await publishAs(home.workspace, who, { changeSet: id, summary: '', wishes: {} });
    return 'published';
  } catch (error) {
    await discardChangeSet(home.workspace, id);
    return (error as { code: string }).code;
  }
}

function bodyOf(name: string): ObjectBody {
  return home.workspace.snapshot.objects.get(name)?.body as ObjectBody;
}

function ticketWith(changed: Record<string, object | undefined>): Draft {
  const kept = Object.entries({ ...bodyOf('ticket').fields, ...changed }).filter(([, field]) => field !== undefined);
  return { kind: 'object', name: 'ticket', body: { ...bodyOf('ticket'), fields: Object.fromEntries(kept) } };
}

function roleWith(name: string, changed: Partial<RoleBody>): Draft {
  return { kind: 'role', name, body: { ...home.workspace.snapshot.roles.get(name), ...changed } };
}

async function sees(user: keyof typeof testUsers, field: string): Promise<string> {
  return visibilityOf(home.workspace.snapshot, await actorOf(user), 'ticket', field);
}

test('a field that is hidden from somebody stays hidden whatever they call it', async () => {
  const renamed = ticketWith({ secret: undefined, opened: { ...text('Opened'), was: 'secret' } });
  expect(await publish(liLei, renamed, roleWith('designer', { fields: {} }))).toBe('beyondRights');
  const told = { label: label('Tell'), set: { note: { expression: 'opened' } } };
  const ruled = { ...renamed, body: { ...(renamed.body as object), rules: { tell: told } } };
  expect(await publish(liLei, ruled)).toBe('beyondRights');
  expect(await publish(liLei, renamed)).toBe('published');
  expect([await sees('liLei', 'opened'), await sees('hanMeimei', 'opened')]).toEqual(['hidden', 'hidden']);
});

test('a field comes back with its values for those alone who saw it when it was last there', async () => {
  const { secret } = fields;
  const forgotten = ['designer', 'keeper'].map((name) => roleWith(name, { fields: {} }));
  expect(await publish(liLei, ticketWith({ secret: undefined }), ...forgotten)).toBe('published');
  for (const who of [liLei, hanMeimei])
    expect(await publish(await actorOf(userOf(who)), ticketWith({ secret }))).toBe('beyondRights');
  // Another field of that name has none of its values.
  expect(await publish(liLei, ticketWith({ secret: { type: 'integer', label: label('Count') } }))).toBe('published');
  expect(await publish(liLei, ticketWith({ secret: undefined }))).toBe('published');
  // Nor does that one, which everybody saw, stand for the first.
  expect(await publish(await actorOf('liLei'), ticketWith({ secret }))).toBe('beyondRights');
  const hidden = roleWith('designer', { fields: { 'ticket.secret': 'hidden' } });
  const kept = roleWith('keeper', { fields: { 'ticket.secret': 'hidden' } });
  expect(await publish(liLei, ticketWith({ secret }), hidden, kept)).toBe('published');
  expect(await sees('liLei', 'secret')).toBe('hidden');
});

test('an object that was removed is made anew under its name by those alone who had it', async () => {
  const { body } = object('wage');
  const gone = [
    { kind: 'object', name: 'wage', body: null },
    { kind: 'app', name: 'pay', body: null },
  ];
  expect(await publish(admin, ...gone, roleWith('designer', { objects: { '*': all } }))).toBe('published');
  expect(await publish(await actorOf('liLei'), { kind: 'object', name: 'wage', body })).toBe('beyondRights');
  const larger = app('desk', ['ticket', 'wage']);
  expect(await publish(hanMeimei, { kind: 'object', name: 'wage', body }, larger)).toBe('beyondRights');
  expect(await publish(admin, { kind: 'object', name: 'wage', body }, roleWith('designer', designer.body))).toBe('published');
});

test('what a publish does to values shows none of them to who may not see them', async () => {
  for (const [secret, shown] of [
    [{ type: 'integer', label: label('Secret') }, 'Tell nobody'],
    [{ ...text('Secret'), unique: true }, 'tell nobody'],
  ] as const) {
    expect(await told(admin, ticketWith({ secret }))).toContain(shown);
    for (const who of [liLei, hanMeimei]) {
      const answer = await told(who, ticketWith({ secret }));
      expect(answer).not.toMatch(/tell nobody/i);
      expect(answer).toContain('•••');
    }
  }
});

async function told(who: Actor, draft: Draft): Promise<string> {
  const { id } = await startChangeSet(home.workspace, who.userId);
  await saveDraftsAs(home.workspace, who, { changeSet: id, drafts: [draft] });
  const rehearsed = await rehearseAs(home.workspace, who, { changeSet: id, wishes: {} });
  await discardChangeSet(home.workspace, id);
  return JSON.stringify(rehearsed);
}

test('a button carries nothing that its maker may not read, and does nothing that they could not', async () => {
  const button = (kind: string, values: object) => ({
    done: { label: label('Done'), places: ['record'], does: { kind, inputs: { values } } },
  });
  const withButtons = (buttons: object) => ({ kind: 'object', name: 'ticket', body: { ...bodyOf('ticket'), buttons } });
  const carrying = withButtons(button('changeFields', { note: { template: '{secret}' } }));
  for (const who of [liLei, hanMeimei]) expect(await publish(who, carrying)).toBe('beyondRights');
  expect(await publish(hanMeimei, withButtons(button('changeFields', { secret: 'x' })))).toBe('beyondRights');
  expect(await publish(hanMeimei, withButtons(button('changeFields', { note: { template: '{name}' } })))).toBe('published');
  expect(await publish(admin, carrying)).toBe('published');
  // What somebody else made keeps nobody from the rest of the object.
  expect(
    await publish(hanMeimei, { ...withButtons(bodyOf('ticket').buttons as object), ...ticketWith({ more: text('More') }) }),
  ).toBe('published');
  await publishDefinition(home.workspace, roleWith('keeper', { objects: { ticket: { ...all, read: 'own' } } }), {
    by: null,
    summary: '',
  });
  expect(await publish(await actorOf('hanMeimei'), withButtons(button('changeFields', { note: { template: '{name}' } })))).toBe(
    'beyondRights',
  );
  expect(await publish(await actorOf('hanMeimei'), withButtons(button('openForm', { note: { template: '{name}' } })))).toBe(
    'published',
  );
});

test('an app that is off is designed by whoever designs it while it is on', async () => {
  const off = { ...app('desk', ['ticket']).body, off: true };
  await publishDefinition(home.workspace, { kind: 'app', name: 'desk', body: off }, { by: null, summary: '' });
  const rule = { label: label('Checked'), when: 'name = "x"', require: ['note'] };
  const ruled = { kind: 'object', name: 'ticket', body: { ...bodyOf('ticket'), rules: { checked: rule } } };
  expect(await publish(await actorOf('hanMeimei'), ruled)).toBe('published');
});

test('what a server ships is installed by who may publish it', async () => {
  const wide = defineRole('wide', { label: label('Wide'), objects: { '*': all }, system: ['manageUsers'] });
  const named = { name: 'kit', label: label('Kit'), description: label('Kit'), version: '1', template: true };
  const input = { template: 'kit', sampleData: false };
  const control = { solutions: [{ ...named, definitions: [wide] }], progress: async () => {}, check: async () => {} };
  const install = async (who: Actor) => applyTemplate.run(home.workspace, who, { input } as JobRow, control);
  await expect(install(liLei)).rejects.toMatchObject({ code: 'beyondRights' });
  expect(home.workspace.snapshot.roles.has('wide')).toBe(false);
  await install(admin);
  expect(home.workspace.snapshot.roles.has('wide')).toBe(true);
});

function userOf({ userId }: Actor): keyof typeof testUsers {
  return Object.keys(testUsers).find((name) => testUsers[name as keyof typeof testUsers].id === userId) as keyof typeof testUsers;
}
