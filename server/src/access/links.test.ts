import { defineRole } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../base/ids.ts';
import { testUsers } from '../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../catalog/test-workspace.ts';
import type { Workspace } from '../catalog/workspace.ts';
import type { Actor } from './actor.ts';
import { actorForUser, administratorRole, systemActor } from './actors.ts';
import { changePassword } from './change-password.ts';
import { changeUserAccess } from './change-user-access.ts';
import { announceAccessChange } from './directory-cache.ts';
import { writeRoles } from './give-roles.ts';
import { acceptInvitation, findInvitation, invite } from './invitations.ts';
import { changePlace, listOpenMemberships } from './memberships.ts';
import { offerReset } from './reset-password.ts';
import { findSession } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { insertTestUser, openTestAccount } from './test-account.ts';

const label = { zh: '角色', en: 'Role' };
const definitions = [
  defineRole('office', { label, objects: { user: { read: 'all' } }, system: ['manageUsers'] }),
  defineRole('reader', { label, objects: { '*': { read: 'all' } } }),
];
const password = '梅花香自苦寒来 the sword is whetted';
const other = 'Marble walrus teapot 93 fjord';
const address = '10.0.0.7';
const { admin, wangFang } = testUsers;

let site: TestWorkspace;
let elsewhere: Workspace;
let eve: Actor;
let tests = 0;
let victim: string;

/** `main` with its administrator, and a workspace of Eve's, who is nobody in `main`. */
beforeAll(async () => {
  site = await openTestWorkspace({ definitions, users: { wangFang: ['office'] } });
  await openTestAccount(site.workspace, { ...admin, password });
  elsewhere = await site.workspaces.create({ id: 'other', name: 'Other Ltd', currency: 'CNY', timeZone: 'Asia/Shanghai' });
  const email = 'eve@other.example';
  const id = await insertTestUser(elsewhere, systemActor(elsewhere), { name: 'Eve', email });
  await elsewhere.database.platform.transaction(async (tx) => {
    await writeRoles(tx, elsewhere, { id, roles: [administratorRole] });
    await announceAccessChange(tx, elsewhere);
  });
  await openTestAccount(elsewhere, { id, name: 'Eve', email, password: other });
  eve = await actorOf(elsewhere, id);
});
afterAll(() => site.drop());
beforeEach(async () => {
  tests += 1;
  victim = `victim${tests}@example.com`;
  await run('truncate tenon.throttle');
});

test('a link to reset a password is void once the account belongs to a second workspace', async () => {
  const { userId } = await join(elsewhere, eve, password);
  const kept = await offerReset(elsewhere, eve, userId);
  const { accountId } = await join(site.workspace, await actorOf(site.workspace, admin.id), password);
  expect((await listOpenMemberships(entrance(), accountId)).map(({ id }) => id)).toEqual(['main', 'other']);
  await expect(accept(elsewhere, kept, other)).rejects.toMatchObject({ code: 'badToken' });
  await expect(offerReset(elsewhere, eve, userId)).rejects.toMatchObject({ code: 'forbidden' });
  await signInAs(victim, password);
});

test('memberships are looked at again when the link is used, in the same transaction', async () => {
  const { userId, accountId } = await join(elsewhere, eve, password);
  const kept = await offerReset(elsewhere, eve, userId);
  await run(`insert into tenon.membership values ('${accountId}', 'main', '${newId()}')`);
  expect(await findInvitation(site.workspace, kept)).toMatchObject({ resets: true });
  await expect(accept(elsewhere, kept, other)).rejects.toMatchObject({ code: 'badToken' });
});

test('a link to reset a password is void once the password was changed', async () => {
  const { userId } = await join(elsewhere, eve, password);
  const kept = await offerReset(elsewhere, eve, userId);
  const session = await findSession(site.workspace, await signInAs(victim, password));
  if (!session) throw new Error('no session');
  await changePassword(site.workspace, session, { current: password, next: `${password} 又`, address });
  await expect(accept(elsewhere, kept, other)).rejects.toMatchObject({ code: 'badToken' });
});

test('an invitation is void once the record has another address, or the person is let out', async () => {
  const { userId, token } = await inviteVictim(elsewhere, eve);
  await rename(elsewhere, userId, 'somebody.else@example.com');
  await expect(accept(elsewhere, token, password)).rejects.toMatchObject({ code: 'badToken' });
  await rename(elsewhere, userId, victim.toUpperCase());
  await changeUserAccess(elsewhere, eve, { userId, active: false });
  await expect(accept(elsewhere, token, password)).rejects.toMatchObject({ code: 'badToken' });
  await changeUserAccess(elsewhere, eve, { userId, active: true });
  await accept(elsewhere, token, password);
});

test('a link is void once the person may do more than who made it, or the maker no longer manages users', async () => {
  const { workspace } = site;
  const boss = await actorOf(workspace, admin.id);
  const office = await actorOf(workspace, wangFang.id);
  const { userId, token } = await inviteVictim(workspace, office, []);
  await changeUserAccess(workspace, boss, { userId, roles: ['reader'] });
  await expect(accept(workspace, token, password)).rejects.toMatchObject({ code: 'badToken' });
  await changeUserAccess(workspace, boss, { userId, roles: [] });
  await changeUserAccess(workspace, boss, { userId: wangFang.id, roles: [] });
  await expect(accept(workspace, token, password)).rejects.toMatchObject({ code: 'badToken' });
  await changeUserAccess(workspace, boss, { userId: wangFang.id, roles: ['office'] });
  await accept(workspace, token, password);
});

test('an address that somebody took elsewhere is neither theirs here nor barred to its owner', async () => {
  const taken = await join(elsewhere, eve, other);
  const boss = await actorOf(site.workspace, admin.id);
  const { userId, token } = await inviteVictim(site.workspace, boss);
  await expect(accept(site.workspace, token, password, true)).rejects.toMatchObject({ code: 'badCredentials' });
  const { accountId } = await accept(site.workspace, token, password);
  expect(accountId).not.toBe(taken.accountId);
  expect(await findSession(site.workspace, await signInAs(victim, password))).toMatchObject({ workspaceId: 'main', userId });
  expect(await findSession(site.workspace, await signInAs(victim.toUpperCase(), other))).toMatchObject({
    workspaceId: 'other',
    userId: taken.userId,
  });
});

test('accounts of one address share a salt, so that a password is hashed once however many there are', async () => {
  await join(elsewhere, eve, other);
  await join(site.workspace, await actorOf(site.workspace, admin.id), password);
  const salts = await run<{ salt: string }>(
    `select distinct split_part(password_hash, '$', 5) as salt from tenon.account where email_key = '${victim}'`,
  );
  expect(salts).toHaveLength(1);
});

test('an invitation one sends to oneself is no way to guess a password', async () => {
  await join(site.workspace, await actorOf(site.workspace, admin.id), password);
  for (let guess = 0; guess < 5; guess += 1) {
    const { userId, token } = await inviteVictim(elsewhere, eve);
    await accept(elsewhere, token, `${other} ${guess}`);
    await rename(elsewhere, userId, `guess${guess}@example.com`);
  }
  const { token } = await inviteVictim(elsewhere, eve);
  await expect(accept(elsewhere, token, password)).rejects.toMatchObject({ code: 'tooManyAttempts' });
});

test('who is let out of one workspace signs in to the next, and cannot move back', async () => {
  const boss = await actorOf(site.workspace, admin.id);
  const { userId, accountId } = await join(site.workspace, boss, password);
  await join(elsewhere, eve, password);
  await changeUserAccess(site.workspace, boss, { userId, active: false });
  const session = await findSession(site.workspace, await signInAs(victim, password));
  if (!session) throw new Error('no session');
  expect(session.workspaceId).toBe('other');
  expect(await changePlace(entrance(), session, 'main')).toBe(false);
  expect((await listOpenMemberships(entrance(), accountId)).map(({ id }) => id)).toEqual(['other']);
  await changeUserAccess(site.workspace, boss, { userId, active: true });
  expect(await changePlace(entrance(), session, 'main')).toBe(true);
});

test('who is let in nowhere is answered like one who does not exist', async () => {
  const { userId } = await join(elsewhere, eve, password);
  await changeUserAccess(elsewhere, eve, { userId, active: false });
  await expect(signInAs(victim, password)).rejects.toMatchObject({ code: 'badCredentials', details: {} });
});

function entrance() {
  return { ...site.workspace, workspaces: site.workspaces };
}

function signInAs(email: string, given: string): Promise<string> {
  return signIn(entrance(), { email, password: given, address, agent: 'Firefox' });
}

async function actorOf(workspace: Workspace, userId: string): Promise<Actor> {
  const actor = await actorForUser(workspace, userId, 'web');
  if (!actor) throw new Error(`user ${userId} is not active`);
  return actor;
}

function inviteVictim(workspace: Workspace, by: Actor, roles = [administratorRole]): Promise<{ userId: string; token: string }> {
  return invite(workspace, by, { newUser: { name: '林涛', email: victim, roles }, createUser: insertTestUser });
}

function accept(workspace: Workspace, token: string, chosen: string, hasAccount = false): Promise<{ accountId: string }> {
  return acceptInvitation(workspace, { token, name: '林涛', password: chosen, hasAccount, locale: 'zh', address });
}

/** Takes up an invitation of the victim's address. */
async function join(workspace: Workspace, by: Actor, chosen: string): Promise<{ userId: string; accountId: string }> {
  const { userId, token } = await inviteVictim(workspace, by);
  return { userId, accountId: (await accept(workspace, token, chosen)).accountId };
}

async function rename(workspace: Workspace, userId: string, email: string): Promise<void> {
  await run(`update ${workspace.snapshot.objects.get('user')?.table} set email = '${email}' where id = '${userId}'`);
  await workspace.database.platform.transaction((tx) => announceAccessChange(tx, workspace));
}

function run<R extends Record<string, unknown>>(text: string): Promise<R[]> {
  return site.database.platform.query<R>({ text, values: [] });
}
