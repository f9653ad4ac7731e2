import { defineRole } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../base/database/database.ts';
import { createLog } from '../base/log.ts';
import { drafting } from '../catalog/change-sets/drafting.test-support.ts';
import { testUsers } from '../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../catalog/test-workspace.ts';
import type { Actor } from './actor.ts';
import { actorForApiKey, actorForUser } from './actors.ts';
import { createApiKey, findApiKey, listApiKeys, revokeApiKey } from './api-keys.ts';
import { changeUserAccess } from './change-user-access.ts';
import { acceptInvitation, findInvitation, invite } from './invitations.ts';
import { saveRole } from './save-role.ts';
import { findSession } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { insertTestUser, openTestAccount } from './test-account.ts';

const label = { zh: '角色', en: 'Role' };
const roles = [
  defineRole('rep', { label, objects: { user: { read: 'subordinates' } } }),
  defineRole('office', { label, objects: { user: { read: 'all' } }, system: ['manageUsers', 'manageApiKeys'] }),
];
const password = '梅花香自苦寒来 the sword is whetted';
const address = '10.0.0.7';
const { admin, wangFang, liLei, zhangWei, hanMeimei } = testUsers;

let site: TestWorkspace;
let now: number;

beforeAll(async () => {
  site = await openTestWorkspace({
    definitions: roles,
    users: { wangFang: ['office', 'rep'], liLei: ['rep'] },
    clock: { now: () => new Date(now) },
  });
  now = Date.parse('2026-11-21T02:00:00Z');
  await openTestAccount(site.workspace, { ...admin, password });
  await openTestAccount(site.workspace, { ...wangFang, password });
});
afterAll(() => site.drop());
beforeEach(() => {
  now = Date.parse('2026-11-21T02:00:00Z');
});

test('an actor knows the team and the departments below', async () => {
  const actor = await actorOf(zhangWei.id);
  expect(new Set(actor.team)).toEqual(new Set([zhangWei.id, wangFang.id, liLei.id, hanMeimei.id]));
  expect(actor.departmentsBelow).toHaveLength(3);
  expect((await actorOf(liLei.id)).team).toEqual([liLei.id]);
});

test('a role given counts on the next request here, and within a second elsewhere', async () => {
  const elsewhere = { ...site.workspace, database: openDatabase(site.url, { poolSize: 2, log: createLog('silent') }) };
  const reads = async (workspace = site.workspace) =>
    (await actorForUser(workspace, hanMeimei.id, 'web'))?.rights.scopes('user', 'read') ?? [];
  expect([await reads(), await reads(elsewhere)]).toEqual([[], []]);
  await changeUserAccess(site.workspace, await actorOf(admin.id), { userId: hanMeimei.id, roles: ['rep'] });
  expect(await reads()).toEqual(['subordinates']);
  await expect.poll(() => reads(elsewhere), { timeout: 1000 }).toEqual(['subordinates']);
  await elsewhere.database.close();
});

test('who manages users cannot make administrators, nor raise themselves', async () => {
  const office = await actorOf(wangFang.id);
  const change = (userId: string, given: string[]) => changeUserAccess(site.workspace, office, { userId, roles: given });
  await expect(change(liLei.id, ['administrator'])).rejects.toMatchObject({ code: 'beyondRights' });
  await expect(change(admin.id, [])).rejects.toMatchObject({ code: 'beyondRights' });
  await expect(change(wangFang.id, ['office'])).rejects.toMatchObject({ code: 'forbidden' });
  await expect(change(liLei.id, ['king'])).rejects.toMatchObject({ code: 'invalid' });
  await expect(changeUserAccess(site.workspace, office, { userId: admin.id, active: false })).rejects.toMatchObject({
    code: 'beyondRights',
  });
  const rep = await actorOf(liLei.id);
  await expect(changeUserAccess(site.workspace, rep, { userId: hanMeimei.id, roles: [] })).rejects.toMatchObject({
    code: 'forbidden',
  });
});

test('the last active administrator stays, though another who cannot sign in has the role', async () => {
  const actor = await actorOf(admin.id);
  await changeUserAccess(site.workspace, actor, { userId: zhangWei.id, roles: ['administrator'] });
  await expect(changeUserAccess(site.workspace, actor, { userId: admin.id, roles: [] })).rejects.toMatchObject({
    code: 'invalid',
  });
  await expect(changeUserAccess(site.workspace, actor, { userId: admin.id, active: false })).rejects.toMatchObject({
    code: 'invalid',
  });
});

test('who is let out has no actor, no session and no key from the next request', async () => {
  const actor = await actorOf(admin.id);
  const { key } = await createApiKey(site.workspace, await actorOf(wangFang.id), { name: 'ERP', roles: ['rep'] });
  const token = await signIn(
    { ...site.workspace, workspaces: site.workspaces },
    { email: wangFang.email, password, address, agent: '' },
  );
  await changeUserAccess(site.workspace, actor, { userId: wangFang.id, active: false });
  expect(await actorForUser(site.workspace, wangFang.id, 'web')).toBeUndefined();
  expect(await findSession(site.workspace, token)).toBeUndefined();
  expect(await actorOfKey(key)).toBeUndefined();
  await changeUserAccess(site.workspace, actor, { userId: wangFang.id, active: true });
  expect((await actorOfKey(key))?.rights.scopes('user', 'read')).toEqual(['subordinates']);
});

test('a key has roles its maker could lend it, and ends when revoked', async () => {
  const maker = await actorOf(wangFang.id);
  const make = (actor: Actor, given: string[]) => createApiKey(site.workspace, actor, { name: 'ERP', roles: given });
  await expect(make(maker, ['administrator'])).rejects.toMatchObject({ code: 'invalid' });
  await expect(make(maker, [])).rejects.toMatchObject({ code: 'invalid' });
  await expect(make(await actorOf(liLei.id), ['rep'])).rejects.toMatchObject({ code: 'forbidden' });
  const { id, key } = await make(maker, ['rep']);
  expect(await actorOfKey(key)).toMatchObject({ source: 'api', userId: wangFang.id });
  expect(await findApiKey(site.workspace, `${key}x`)).toBeUndefined();
  const [line] = await listApiKeys(site.workspace, maker);
  expect(line).toMatchObject({ id, prefix: key.slice(0, 9), lastUsedAt: '2026-11-21T02:00:00.000Z' });
  await revokeApiKey(site.workspace, maker, id);
  expect(await findApiKey(site.workspace, key)).toBeUndefined();
});

test('a key makes no keys, whatever roles it was lent', async () => {
  const { key } = await createApiKey(site.workspace, await actorOf(wangFang.id), { name: 'ERP', roles: ['office'] });
  const integration = await actorOfKey(key);
  if (!integration) throw new Error('the key opens nothing');
  expect(integration.rights.system.has('manageApiKeys')).toBe(true);
  await expect(createApiKey(site.workspace, integration, { name: 'more', roles: ['office'] })).rejects.toMatchObject({
    code: 'forbidden',
  });
});

test('an invitation opens an account once, and not after a week', async () => {
  const { userId, token } = await inviteAs('lin.tao@example.com');
  expect(await findInvitation(site.workspace, token)).toMatchObject({ email: 'lin.tao@example.com', workspaceName: '榫卯科技' });
  await expect(accept(token, 'too short')).rejects.toMatchObject({ code: 'invalid' });
  now += 8 * 24 * 3600 * 1000;
  await expect(accept(token)).rejects.toMatchObject({ code: 'badToken' });
  now -= 8 * 24 * 3600 * 1000;
  await accept(token);
  await expect(accept(token)).rejects.toMatchObject({ code: 'badToken' });
  await signIn(
    { ...site.workspace, workspaces: site.workspaces },
    { email: 'lin.tao@example.com', password, address, agent: '' },
  );
  expect((await actorOf(userId)).rights.scopes('user', 'read')).toEqual(['subordinates']);
  await expect(inviteAs('Lin.Tao@example.com')).rejects.toMatchObject({ code: 'invalid' });
});

test('inviting again makes the earlier link worthless and keeps the user', async () => {
  const first = await inviteAs('zhao.min@example.com');
  const second = await inviteAs('zhao.min@example.com');
  expect(second.userId).toBe(first.userId);
  await expect(findInvitation(site.workspace, first.token)).rejects.toMatchObject({ code: 'badToken' });
  const both = await Promise.allSettled([accept(second.token), accept(second.token)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('an invitation gives no role its sender could not give', async () => {
  const newUser = { name: '赵敏', email: 'boss@example.com', roles: ['administrator'] };
  const sender = await actorOf(wangFang.id);
  await expect(invite(site.workspace, sender, { newUser, createUser: insertTestUser })).rejects.toMatchObject({
    code: 'beyondRights',
  });
});

test('a role that is saved does not make other people’s drafts count', async () => {
  const unfinished = { kind: 'role', name: 'unfinished', body: { label, objects: {} } };
  const drafts = drafting(() => site.workspace);
  await drafts.save(unfinished);
  await saveRole(site.workspace, await actorOf(admin.id), { name: 'finished', body: { label, objects: {} } });
  const { roles: published } = await site.workspaces.get('main').then(({ snapshot }) => snapshot);
  expect([published.has('finished'), published.has('unfinished')]).toEqual([true, false]);
  expect(await drafts.list()).toEqual([unfinished]);
});

async function actorOf(userId: string): Promise<Actor> {
  const actor = await actorForUser(site.workspace, userId, 'web');
  if (!actor) throw new Error(`user ${userId} is not active`);
  return actor;
}

async function actorOfKey(text: string): Promise<Actor | undefined> {
  const key = await findApiKey(site.workspace, text);
  return key && actorForApiKey(site.workspace, key);
}

async function inviteAs(email: string): Promise<{ userId: string; token: string }> {
  const newUser = { name: '林涛', email, roles: ['rep'] };
  return invite(site.workspace, await actorOf(wangFang.id), { newUser, createUser: insertTestUser });
}

function accept(token: string, chosen = password): Promise<{ accountId: string }> {
  return acceptInvitation(site.workspace, { token, name: '林涛', password: chosen, hasAccount: false, locale: 'zh', address });
}
