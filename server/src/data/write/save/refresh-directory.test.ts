import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorForUser } from '../../../access/actors.ts';
import { testDepartments, testUsers } from '../../../catalog/test-cast.ts';
import { openWriteBench, problemsOf, type WriteBench } from '../../test-cast/write-cast.test-support.ts';

let bench: WriteBench;
beforeAll(async () => {
  bench = await openWriteBench();
});
afterAll(() => bench.drop());

test('a user who moves takes the department of what they own along, and their rights follow at once', async () => {
  const { create, update, rows, workspace } = bench;
  const deal = await create('deal', { name: 'x', owner: testUsers.liLei.id });
  await update('user', testUsers.liLei.id, { department: testDepartments.company.id });
  expect(await rows('select department_id, version from ws.deal where id = $1', deal)).toEqual([
    { department_id: testDepartments.company.id, version: 1 },
  ]);
  const moved = await actorForUser(workspace, testUsers.liLei.id, 'web');
  expect(moved?.department).toBe(testDepartments.company.id);
});

test('nobody becomes their own superior', async () => {
  const { update } = bench;
  expect(await problemsOf(update('user', testUsers.wangFang.id, { superior: testUsers.hanMeimei.id }))).toEqual([
    'invalid',
    'cyclic superior 0',
  ]);
});

test('a new colleague is found by rights as soon as they are saved', async () => {
  const { create, workspace } = bench;
  const id = await create('user', { name: '周杰', email: 'zhoujie@example.com', department: testDepartments.sales.id });
  expect(await actorForUser(workspace, id, 'web')).toMatchObject({ name: '周杰', department: testDepartments.sales.id });
});
