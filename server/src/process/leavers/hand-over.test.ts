import { afterAll, beforeAll, expect, test } from 'vitest';
import { testUsers } from '../../catalog/test-cast.ts';
import { saveAgent } from '../approvals/agents.ts';
import { type ApprovalWorld, approves, asks, openApprovalWorld } from '../approvals/approval-world.test-support.ts';
import { handOver } from './hand-over.ts';
import { readHeld } from './read-held.ts';

let world: ApprovalWorld;
beforeAll(async () => {
  const wangFang = { people: [testUsers.wangFang.id] };
  world = await openApprovalWorld([approves('one', [asks('first', { approvers: [wangFang] })])], {
    users: { admin: ['administrator'], wangFang: ['clerk'] },
  });
});
afterAll(() => world.drop());

const leaver = testUsers.wangFang.id;
const heir = testUsers.zhangWei.id;

test('what somebody holds is told to who manages users alone, and goes to the one they name; nothing stays behind', async () => {
  const { workspace } = world;
  const admin = await world.actorOf('admin');
  const until = new Date(world.now.at.getTime() + 86_400_000).toISOString();
  const agent = { agent: leaver, from: world.now.at.toISOString(), until };
  const [first, second] = [await world.submit('liLei', 'one 1'), await world.submit('hanMeimei', 'one 2')];
  await world.submit('wangFang', 'own');
  await saveAgent(workspace, await world.actorOf('liLei'), agent);
  const held = await readHeld(workspace, admin, { person: leaver });
  expect(held).toMatchObject({
    asked: 2,
    records: [{ object: 'payment', count: 1 }],
    standsInFor: [{ name: '李雷' }],
    processes: [{ name: 'one' }],
  });
  await expect(readHeld(workspace, await world.actorOf('liLei'), { person: leaver })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(handOver(workspace, await world.actorOf('liLei'), { person: leaver, to: heir })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(handOver(workspace, admin, { person: leaver, to: leaver })).rejects.toMatchObject({ code: 'actRefused' });

  expect(await handOver(workspace, admin, { person: leaver, to: heir })).toEqual({ passedOn: 2, kept: 0 });
  expect([await world.asked(first), await world.asked(second)]).toEqual([['first: zhangWei'], ['first: zhangWei']]);
  expect(await world.rows("select distinct act, by from ws.sys_decision where act = 'reassign'")).toEqual([
    { act: 'reassign', by: testUsers.admin.id },
  ]);
  expect(await readHeld(workspace, admin, { person: leaver })).toMatchObject({ asked: 0, standsInFor: [] });
  expect(await handOver(workspace, admin, { person: leaver, to: heir })).toEqual({ passedOn: 0, kept: 0 });
});

test('what the heir submitted themselves is not theirs to decide, and stays until the superior gets it', async () => {
  const own = await world.submit('liLei', 'one 3');
  const admin = await world.actorOf('admin');
  expect(await handOver(world.workspace, admin, { person: leaver, to: testUsers.liLei.id })).toEqual({ passedOn: 0, kept: 1 });
  expect(await world.asked(own)).toEqual(['first: wangFang']);
});
