import { afterAll, beforeAll, expect, test } from 'vitest';
import { testUsers } from '../../catalog/test-cast.ts';
import { listNotices } from '../notices/list-notices.ts';
import { actOnTask } from './act-on-task.ts';
import { type ApprovalWorld, approves, asks, openApprovalWorld } from './approval-world.test-support.ts';
import { readCopy } from './copies.ts';
import { countTodo, listTodo } from './list-todo.ts';
import { readCard } from './read-card.ts';

const boss = asks('boss', { approvers: [{ people: [testUsers.wangFang.id] }], shows: ['name', 'secret'] });
const shows = { id: 'show', kind: 'copy', inputs: { people: [{ people: [testUsers.zhangWei.id, testUsers.zhangWei.id] }] } };

let world: ApprovalWorld;
beforeAll(async () => {
  world = await openApprovalWorld([approves('shown', [boss, shows])]);
});
afterAll(() => world.drop());

test('whom an approval is copied to finds it, looks and does nothing else; it is noted that they looked', async () => {
  const { workspace } = world;
  const id = await world.submit('liLei', 'shown 1', { secret: 'geheim' });
  const zhang = await world.actorOf('zhangWei');
  const task = await world.taskOf(id, 'wangFang');
  await expect(readCard(workspace, zhang, task)).rejects.toMatchObject({ code: 'notFound' });
  await world.act('wangFang', id, { act: 'approve' });
  await world.work();
  expect(await countTodo(workspace, zhang)).toEqual({ open: 0, started: 0, copied: 1 });
  const { items } = await listTodo(workspace, zhang, { list: 'copied' });
  expect(items).toMatchObject([{ task, did: null, shown: [], approval: { record: { title: 'shown 1' } } }]);
  expect((await listNotices(workspace, zhang, { group: 'approvals' })).items).toMatchObject([{ kind: 'copied', count: 1 }]);
  const card = await readCard(workspace, zhang, task);
  expect(card).toMatchObject({ can: [], seat: null, reads: false, shown: [] });
  expect(card.log.filter(({ act }) => act === 'copy').map(({ to }) => to.map(({ name }) => name))).toEqual([
    [testUsers.zhangWei.name],
  ]);
  await expect(actOnTask(workspace, zhang, { task, act: 'approve' })).rejects.toMatchObject({ code: 'notFound' });
  await readCopy(workspace, zhang, card.approval.id);
  expect(await countTodo(workspace, zhang)).toMatchObject({ copied: 0 });
  expect((await listTodo(workspace, zhang, { list: 'copied' })).items[0]?.did).toMatchObject({ act: 'read' });
  await expect(readCard(workspace, await world.actorOf('hanMeimei'), task)).rejects.toMatchObject({ code: 'notFound' });
});
