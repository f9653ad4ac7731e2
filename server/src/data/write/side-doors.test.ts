import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { RoleBody } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { changeUserAccess } from '../../access/change-user-access.ts';
import { mergeRoles } from '../../access/merge-roles.ts';
import { openTestAccount } from '../../access/test-account.ts';
import { newId } from '../../base/ids.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readFile, saveFile } from '../files/files.ts';
import { readHistory } from '../history/read-history.ts';
import { readRecords } from '../read/read-records.ts';
import { openWriteBench, problemsOf, type WriteBench } from '../test-cast/write-cast.test-support.ts';
import { undoBatch } from '../undo/undo-batch.ts';
import { writeRecords } from './write-records.ts';

const password = '梅花香自苦寒来 the sword is whetted';
const { admin, zhangWei, wangFang, liLei } = testUsers;
let bench: WriteBench;
let folder: string;
beforeAll(async () => {
  bench = await openWriteBench();
  folder = await mkdtemp(join(tmpdir(), 'tenon-side-doors-'));
});
afterAll(async () => {
  await bench.drop();
  await rm(folder, { recursive: true });
});

/** The actor with no other rights than these. */
function withRights(actor: Actor, role: Partial<RoleBody>): Actor {
  return { ...actor, rights: mergeRoles([{ label: { zh: '', en: '' }, objects: {}, ...role }]) };
}

test('a file on a hidden field is nobody’s but of those who see the field', async () => {
  const workspace: Workspace = Object.create(bench.workspace, { dataFolder: { value: folder } });
  const { id } = await saveFile(workspace, bench.admin, { name: '合同.txt', content: Readable.from([Buffer.from('机密')]) });
  await bench.create('deal', { name: 'x', contract: [id] });
  const reader = withRights(bench.rep, { objects: { '*': { read: 'all' } } });
  (await readFile(workspace, reader, { id })).content.destroy();
  const blind = withRights(bench.rep, { objects: { '*': { read: 'all' } }, fields: { 'deal.contract': 'hidden' } });
  expect(await problemsOf(readFile(workspace, blind, { id }))).toEqual(['notFound']);
  expect(await problemsOf(readFile(workspace, withRights(bench.rep, {}), { id }))).toEqual(['notFound']);
});

test('who lost every right to what they did cannot undo it', async () => {
  const id = await bench.create('contact', { name: 'before' });
  const records = [{ id, values: { name: 'after' } }];
  const { batch = '' } = await bench.write({ object: 'contact', action: 'update', records, batch: { kind: 'bulk' } });
  const reader = withRights(bench.admin, { objects: { '*': { read: 'all' } } });
  const { ids, failed } = await undoBatch(bench.workspace, reader, batch);
  expect([ids, failed]).toMatchObject([[], [{ id, problems: [{ code: 'fieldReadOnly' }] }]]);
  expect((await undoBatch(bench.workspace, bench.admin, batch)).ids).toEqual([id]);
});

test('a value that is taken is told without what the writer may not read', async () => {
  await bench.create('account', { name: newId(), region: 'east', code: 'SECRET-7' });
  const id = await bench.create('account', { name: newId(), region: 'west', code: 'SECRET-7' });
  const writer = withRights(bench.rep, { objects: { '*': { read: 'all', edit: 'all' } }, fields: { 'account.code': 'hidden' } });
  const records = [{ id, values: { region: 'east' } }];
  const refused = await writeRecords(bench.workspace, writer, { object: 'account', action: 'update', records }).catch(
    (error) => error.details.problems,
  );
  expect(refused).toMatchObject([{ code: 'notUnique', field: 'region', params: { seen: 'east', label: { en: 'Region' } } }]);
  expect(JSON.stringify(refused)).not.toContain('SECRET');
});

test('who stands below whom is not found out by a filter where superiors are hidden', async () => {
  const name = newId();
  await bench.create('contact', { name, owner: liLei.id });
  const filter = {
    and: [
      { field: 'name', op: 'eq', value: name },
      { field: 'owner', op: 'under', value: wangFang.id },
    ],
  } as const;
  const found = async (fields: RoleBody['fields']) => {
    const reader = withRights(bench.rep, { objects: { '*': { read: 'all' } }, fields });
    return (await readRecords(bench.workspace, reader, { object: 'contact', filter: { and: [...filter.and] } })).records.length;
  };
  expect([await found({}), await found({ 'user.superior': 'hidden' })]).toEqual([1, 0]);
});

test('one of two administrators stays when both are removed at the same time, one to the trash and one from the role', async () => {
  const { workspace, admin: actor, write } = bench;
  await openTestAccount(workspace, { ...admin, password });
  await openTestAccount(workspace, { ...zhangWei, password });
  await changeUserAccess(workspace, actor, { userId: zhangWei.id, roles: ['administrator'] });
  for (let round = 0; round < 5; round += 1) {
    const both = await Promise.allSettled([
      write({ object: 'user', action: 'delete', ids: [zhangWei.id] }),
      changeUserAccess(workspace, actor, { userId: admin.id, roles: [] }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await bench.rows(`update ws.user set deleted_at = null where id = $1`, zhangWei.id);
    await changeUserAccess(workspace, actor, { userId: admin.id, roles: ['administrator'] });
  }
});

test('the history of a user tells when they were let out', async () => {
  await changeUserAccess(bench.workspace, bench.admin, { userId: liLei.id, active: false });
  const { entries } = await readHistory(bench.workspace, bench.admin, { object: 'user', id: liLei.id });
  expect(entries[0]?.changes.active).toEqual({ from: true, to: false });
});
