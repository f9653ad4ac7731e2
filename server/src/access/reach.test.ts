import { defineRole, type RoleBody } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testUsers } from '../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../catalog/test-workspace.ts';
import type { Actor } from './actor.ts';
import { actorForUser } from './actors.ts';
import { changeUserAccess } from './change-user-access.ts';
import { invite } from './invitations.ts';
import { offerReset } from './reset-password.ts';
import { saveRole } from './save-role.ts';
import { insertTestUser, openTestAccount } from './test-account.ts';

const label = { zh: '角色', en: 'Role' };
const definitions = [
  defineRole('office', { label, objects: { user: { read: 'all' } }, system: ['manageUsers'] }),
  defineRole('role_keeper', { label, objects: { user: { read: 'own' } }, system: ['manageRoles'] }),
  defineRole('executive', { label, objects: { '*': { read: 'all' } } }),
  defineRole('small', { label, objects: { user: { read: 'own' } } }),
  defineRole('blind', { label, objects: { user: { read: 'all' } }, fields: { 'user.phone': 'hidden' } }),
];
const password = '梅花香自苦寒来 the sword is whetted';
const { admin, zhangWei, wangFang, liLei, hanMeimei } = testUsers;

let site: TestWorkspace;

beforeAll(async () => {
  site = await openTestWorkspace({
    definitions,
    users: { zhangWei: ['executive'], wangFang: ['office'], liLei: ['role_keeper'], hanMeimei: ['small'] },
  });
  for (const user of [admin, zhangWei, wangFang, hanMeimei]) await openTestAccount(site.workspace, { ...user, password });
});
afterAll(() => site.drop());

test('who manages users gives, invites with, and resets no more than they could do themselves', async () => {
  const office = await actorOf(wangFang.id);
  const { workspace } = site;
  const give = (roles: string[]) => changeUserAccess(workspace, office, { userId: hanMeimei.id, roles });
  await expect(give(['executive'])).rejects.toMatchObject({ code: 'beyondRights' });
  const puppet = { name: '木偶', email: 'puppet@example.com', roles: ['executive'] };
  await expect(invite(workspace, office, { newUser: puppet, createUser: insertTestUser })).rejects.toMatchObject({
    code: 'beyondRights',
  });
  await expect(offerReset(workspace, office, zhangWei.id)).rejects.toMatchObject({ code: 'beyondRights' });
  await expect(offerReset(workspace, office, admin.id)).rejects.toMatchObject({ code: 'beyondRights' });
  await give(['small', 'blind']);
  await give(['small']);
  expect(await offerReset(workspace, office, hanMeimei.id)).toMatch(/\S{20}/);
  expect(await offerReset(workspace, await actorOf(admin.id), zhangWei.id)).toMatch(/\S{20}/);
});

test('who manages users lets people go whatever data they saw, and back in only with what they may give', async () => {
  const { workspace } = site;
  const office = await actorOf(wangFang.id);
  await changeUserAccess(workspace, office, { userId: zhangWei.id, active: false });
  await expect(changeUserAccess(workspace, office, { userId: zhangWei.id, active: true })).rejects.toMatchObject({
    code: 'beyondRights',
  });
  await changeUserAccess(workspace, await actorOf(admin.id), { userId: zhangWei.id, active: true });
});

test('who manages roles makes none that reaches beyond their own rights, nor widens one', async () => {
  const keeper = await actorOf(liLei.id);
  const save = (name: string, body: Omit<RoleBody, 'label'>) =>
    saveRole(site.workspace, keeper, { name, body: { label, ...body } });
  const beyond = { code: 'beyondRights' };
  await expect(save('role_keeper', { objects: {}, system: ['manageRoles', 'manageUsers'] })).rejects.toMatchObject(beyond);
  await expect(save('fresh', { objects: { '*': { read: 'all' } } })).rejects.toMatchObject(beyond);
  await expect(save('small', { objects: { user: { read: 'own', edit: 'own' } } })).rejects.toMatchObject(beyond);
  await expect(save('blind', { objects: { user: { read: 'all' } } })).rejects.toMatchObject(beyond);
  await save('fresh', { objects: { user: { read: 'own' } }, system: ['manageRoles'] });
  // Less than it was is no gain, though it is still more than the keeper has.
  await save('executive', { objects: { '*': { read: 'department' } } });
  await saveRole(site.workspace, await actorOf(admin.id), {
    name: 'executive',
    body: { label, objects: { '*': { read: 'all' } } },
  });
});

test('a role is measured with the others that somebody holds: one may open what another lets be changed', async () => {
  const { workspace } = site;
  const boss = await actorOf(admin.id);
  const save = (name: string, body: Omit<RoleBody, 'label'>, by: Actor) =>
    saveRole(workspace, by, { name, body: { label, ...body } });
  const opening = { objects: { user: { read: 'own' } } } as const;
  const editing = { objects: { user: { read: 'own', edit: 'own' } }, fields: { 'user.phone': 'read' } } as const;
  await save('editor', { ...editing, system: ['manageRoles'] }, boss);
  await save('opener', { objects: {} }, boss);
  await changeUserAccess(workspace, boss, { userId: liLei.id, roles: ['editor'] });
  for (const holder of [liLei, hanMeimei]) {
    const roles = ['editor', 'opener'];
    await changeUserAccess(workspace, boss, { userId: holder.id, roles });
    await expect(save('opener', opening, await actorOf(liLei.id))).rejects.toMatchObject({ code: 'beyondRights' });
    await changeUserAccess(workspace, boss, { userId: holder.id, roles: ['editor'] });
  }
  await save('opener', opening, await actorOf(liLei.id));
});

async function actorOf(userId: string): Promise<Actor> {
  const actor = await actorForUser(site.workspace, userId, 'web');
  if (!actor) throw new Error(`user ${userId} is not active`);
  return actor;
}
