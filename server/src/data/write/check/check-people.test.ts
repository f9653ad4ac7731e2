import { defineRole } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../../access/actor.ts';
import { actorForUser, systemActor } from '../../../access/actors.ts';
import { openTestAccount } from '../../../access/test-account.ts';
import { newId } from '../../../base/ids.ts';
import { testDepartments, testUsers } from '../../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../../catalog/test-workspace.ts';
import { problemsOf } from '../../test-cast/write-cast.test-support.ts';
import { undoBatch } from '../../undo/undo-batch.ts';
import { writeRecords } from '../write-records.ts';

const label = { zh: '角色', en: 'Role' };
const all = { read: 'all', create: true, edit: 'all', delete: 'all', transfer: 'all', bulk: true } as const;
const definitions = [
  defineRole('data', { label, objects: { '*': all } }),
  defineRole('office', { label, objects: { user: all, department: all }, system: ['manageUsers'] }),
  defineRole('lead', { label, objects: { user: { read: 'all' }, currency: { read: 'subordinates' } } }),
];
const { admin, zhangWei, wangFang, liLei, hanMeimei } = testUsers;

let site: TestWorkspace;
let data: Actor;
let office: Actor;
let boss: Actor;

beforeAll(async () => {
  site = await openTestWorkspace({ definitions, users: { liLei: ['data'], wangFang: ['office'], zhangWei: ['lead'] } });
  await openTestAccount(site.workspace, { ...admin, password: '梅花香自苦寒来 the sword is whetted' });
});
afterAll(() => site.drop());
beforeEach(async () => {
  [data, office, boss] = await Promise.all([actorOf(liLei.id), actorOf(wangFang.id), actorOf(admin.id)]);
});

test('who may delete records of users puts nobody out who can come in, by itself or with others', async () => {
  const remove = (ids: string[], by: Actor) => writeRecords(site.workspace, by, { object: 'user', action: 'delete', ids });
  await expect(remove([admin.id], data)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(remove([zhangWei.id], data)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(remove([await newUser(data), zhangWei.id], data)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(remove([admin.id], office)).rejects.toMatchObject({ code: 'beyondRights' });
  await remove([await newUser(data)], data);
});

test('an undo takes nobody out or in again either', async () => {
  const { workspace } = site;
  const { ids, batch } = await writeRecords(workspace, data, {
    object: 'user',
    action: 'create',
    records: [{ name: '新人' }],
    batch: { kind: 'bulk' },
  });
  const [id] = ids as [string];
  await giveRole(id, 'lead');
  const { ids: undone, failed } = await undoBatch(workspace, data, batch as string);
  expect([undone, failed]).toMatchObject([[], [{ id, problems: [{ code: 'notAllowed' }] }]]);
  const gone = await writeRecords(workspace, boss, { object: 'user', action: 'delete', ids: [id] });
  const restore = (by: Actor) => writeRecords(workspace, by, { object: 'user', action: 'restore', ids: [id] });
  await expect(restore(data)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(restore(office)).rejects.toMatchObject({ code: 'beyondRights' });
  await undoBatch(workspace, boss, gone.batch as string);
});

test('address, department and superior of a person, and what is above a department, are changed by who manages users', async () => {
  const places = { email: 'other@example.com', department: testDepartments.sales.id, superior: admin.id };
  for (const [field, value] of Object.entries(places))
    expect(await problemsOf(update('user', zhangWei.id, { [field]: value }, data))).toEqual([
      'forbidden',
      `notAllowed ${field} 0`,
    ]);
  const moved = update('department', testDepartments.salesEast.id, { parent: testDepartments.company.id }, data);
  expect(await problemsOf(moved)).toEqual(['forbidden', 'notAllowed parent 0']);
  await update('user', zhangWei.id, { position: 'CEO' }, data);
  await update('user', hanMeimei.id, { email: 'han@example.com', department: testDepartments.sales.id }, office);
});

test('nobody is brought to reach more by who reaches less', async () => {
  // Zhang Wei reads the currencies of those below, which the office may not read at all.
  const below = async () => (await actorOf(zhangWei.id)).team.length;
  const id = await newUser(boss);
  const team = await below();
  await expect(update('user', id, { superior: wangFang.id }, office)).rejects.toMatchObject({ code: 'beyondRights' });
  await update('user', id, { superior: wangFang.id }, boss);
  expect(await below()).toBe(team + 1);
  await update('user', id, { superior: null }, office);
  expect(await below()).toBe(team);
});

async function newUser(by: Actor): Promise<string> {
  const record = { name: '新人', email: `${newId()}@example.com` };
  const { ids } = await writeRecords(site.workspace, by, { object: 'user', action: 'create', records: [record] });
  return ids[0] as string;
}

async function giveRole(userId: string, role: string): Promise<void> {
  await site.database.platform.query({
    text: `insert into "${site.workspace.schema}".sys_user_role values ($1, $2)`,
    values: [userId, role],
  });
  // Any change of a person has rights looked up anew.
  await update('user', userId, { position: role }, systemActor(site.workspace));
}

function update(object: string, id: string, values: Record<string, unknown>, by: Actor) {
  return writeRecords(site.workspace, by, { object, action: 'update', records: [{ id, values }] });
}

async function actorOf(userId: string): Promise<Actor> {
  const actor = await actorForUser(site.workspace, userId, 'web');
  if (!actor) throw new Error(`user ${userId} is not active`);
  return actor;
}
