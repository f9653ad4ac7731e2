import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeUserAccess } from '../../access/change-user-access.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import { resumeRuns, setRunsAside } from '../runs/resume-runs.ts';
import { type ApprovalAct, actOnApproval } from './act-on-approval.ts';
import { saveAgent } from './agents.ts';
import { type ApprovalWorld, approves, asks, openApprovalWorld } from './approval-world.test-support.ts';
import { passOnSeatsOfLeavers } from './reassign-seat.ts';

const ids = Object.fromEntries(Object.entries(testUsers).map(([name, { id }]) => [name, id])) as Record<
  keyof typeof testUsers,
  string
>;
const people = (...names: (keyof typeof testUsers)[]) => ({ people: names.map((name) => ids[name]) });

let world: ApprovalWorld;
beforeAll(async () => {
  world = await openApprovalWorld([
    approves('one', [asks('boss', { approvers: [people('wangFang')] })]),
    approves('stuck', [asks('first', { approvers: [people('wangFang')] }), asks('none', { approvers: [{ field: 'buyer' }] })]),
    approves('forks', [
      {
        ...{ id: 'fork', kind: 'parallel', inputs: {} },
        branches: [
          { id: 'asks', steps: [asks('left', { approvers: [people('wangFang')] })] },
          {
            id: 'fails',
            steps: [{ id: 'bad', kind: 'createRecord', inputs: { object: 'payment', values: { name: { expression: 'note' } } } }],
          },
        ],
      },
    ]),
    approves('two', [asks('both', { approvers: [people('wangFang', 'zhangWei')] })]),
    approves('three', [asks('first', { approvers: [people('wangFang')] }), asks('second', { approvers: [people('zhangWei')] })]),
    approves(
      'strict',
      [asks('first', { approvers: [people('wangFang')] }), asks('second', { approvers: [people('zhangWei')] })],
      {
        withdraw: 'untouched',
      },
    ),
  ]);
});
afterAll(() => world.drop());

const approvalId = async (record: string) => {
  const [approval] = await world.rows('select id from ws.sys_approval where record_id = $1', record);
  return approval?.id as string;
};
const ofWhole = async (by: keyof typeof testUsers, record: string, asked: ApprovalAct) =>
  actOnApproval(world.workspace, await world.actorOf(by), { approval: await approvalId(record), ...asked });

test('撤回: by whoever submitted it alone; the record is theirs again, and nothing of the run is left', async () => {
  const id = await world.submit('liLei', 'three 9');
  await expect(ofWhole('hanMeimei', id, { act: 'withdraw' })).rejects.toMatchObject({ code: 'notFound' });
  expect(await ofWhole('liLei', id, { act: 'withdraw' })).toEqual({ state: 'withdrawn' });
  await world.work();
  expect(await world.approvalOf(id)).toMatchObject({ state: 'withdrawn', status: 'withdrawn' });
  expect(await world.asked(id)).toEqual([]);
  const records = [{ id, values: { amount: 1 } }];
  await writeRecords(world.workspace, await world.actorOf('liLei'), { object: 'payment', action: 'update', records });
  expect(await world.act('wangFang', id, { act: 'approve' })).toMatchObject({ late: { act: 'withdrawn' } });
  await expect(ofWhole('liLei', id, { act: 'withdraw' })).rejects.toMatchObject({ code: 'approvalEnded' });
});

test('撤回 only before the first decision, where the process says so', async () => {
  const id = await world.submit('liLei', 'strict 1');
  await world.act('wangFang', id, { act: 'approve' });
  await expect(ofWhole('liLei', id, { act: 'withdraw' })).rejects.toMatchObject({ code: 'actRefused' });
  expect(await ofWhole('liLei', await world.submit('liLei', 'strict 2'), { act: 'withdraw' })).toEqual({ state: 'withdrawn' });
});

test('催办 at most every half hour, and noted', async () => {
  const id = await world.submit('liLei', 'one 8');
  await ofWhole('liLei', id, { act: 'remind' });
  await expect(ofWhole('liLei', id, { act: 'remind' })).rejects.toMatchObject({ code: 'actRefused' });
});

test('an administrator ends it with a reason, and gives the seat of somebody who is not there to another', async () => {
  const id = await world.submit('liLei', 'two 9');
  const [seat] = await world.rows(
    'select s.id, s.task from ws.sys_seat s join ws.sys_task t on t.id = s.task where t.approval = $1 order by s.position limit 1',
    await approvalId(id),
  );
  const given = { act: 'reassign' as const, task: seat?.task as string, seat: seat?.id as string };
  await expect(ofWhole('zhangWei', id, { ...given, to: ids.admin })).rejects.toMatchObject({ code: 'notFound' });
  await expect(ofWhole('admin', id, { ...given, to: ids.liLei })).rejects.toMatchObject({ code: 'actRefused' });
  await ofWhole('admin', id, { ...given, to: ids.hanMeimei });
  expect(await world.asked(id)).toEqual(['both: hanMeimei', 'both: zhangWei']);
  expect(await ofWhole('admin', id, { act: 'terminate', comment: '重复' })).toEqual({ state: 'terminated' });
  expect(await world.asked(id)).toEqual([]);
});

test('a run that is set aside leaves no record locked and nobody asked', async () => {
  const id = await world.submit('admin', 'stuck 1');
  await world.act('wangFang', id, { act: 'approve' });
  await world.work();
  expect(await world.approvalOf(id)).toMatchObject({ state: 'pending' });
  expect(await setRunsAside(world.workspace, { process: 'stuck' })).toBe(1);
  expect(await world.approvalOf(id)).toMatchObject({ state: 'terminated' });
  const records = [{ id, values: { amount: 1 } }];
  await writeRecords(world.workspace, await world.actorOf('admin'), { object: 'payment', action: 'update', records });
});

test('a run that was set aside and is run again comes to its end, though nobody is asked any more', async () => {
  const id = await world.submit('liLei', 'forks 1');
  expect(await world.asked(id)).toEqual(['left: wangFang']);
  await setRunsAside(world.workspace, { process: 'forks' });
  expect(await world.asked(id)).toEqual([]);
  const records = [{ id, values: { note: 'good' } }];
  await writeRecords(world.workspace, await world.actorOf('liLei'), { object: 'payment', action: 'update', records });
  const [run] = await world.rows('select id from ws.sys_run where record_id = $1', id);
  await resumeRuns(world.workspace, { ids: [run?.id as string] });
  await world.work();
  expect(await world.rows('select status from ws.sys_run where id = $1', run?.id)).toEqual([{ status: 'done' }]);
  expect(await world.rows('select from ws.sys_token where run = $1', run?.id)).toEqual([]);
});

test('代理: whoever stands in for somebody decides for them while that lasts, and the log says so', async () => {
  const agents = { agent: ids.hanMeimei, from: '2026-03-01T00:00:00Z', until: '2026-03-05T00:00:00Z' };
  const wangFang = await world.actorOf('wangFang');
  await expect(saveAgent(world.workspace, wangFang, { ...agents, agent: ids.wangFang })).rejects.toMatchObject({
    code: 'actRefused',
  });
  await expect(saveAgent(world.workspace, wangFang, { ...agents, until: '2026-02-01T00:00:00Z' })).rejects.toMatchObject({
    code: 'invalid',
  });
  await saveAgent(world.workspace, wangFang, agents);
  const id = await world.submit('liLei', 'one 20');
  expect(await world.asked(id)).toEqual(['boss: hanMeimei']);
  await world.act('hanMeimei', id, { act: 'approve' });
  expect(
    await world.rows('select by, principal from ws.sys_decision where act = $1 order by id desc limit 1', 'approve'),
  ).toEqual([{ by: ids.hanMeimei, principal: ids.wangFang }]);
  expect(await world.asked(await world.submit('hanMeimei', 'one 21'))).toEqual(['boss: wangFang']);
  await saveAgent(world.workspace, wangFang, null);
  expect(await world.asked(await world.submit('liLei', 'one 22'))).toEqual(['boss: wangFang']);
});

test('离职: what somebody who left was asked goes to their superior, else to an administrator, and the log says why', async () => {
  const both = await world.submit('liLei', 'two 30');
  const one = await world.submit('liLei', 'one 30');
  const admin = await world.actorOf('admin');
  const setActive = (active: boolean) => changeUserAccess(world.workspace, admin, { userId: ids.wangFang, active });
  await setActive(false);
  expect(await passOnSeatsOfLeavers(world.workspace)).toBeGreaterThan(1);
  await setActive(true);
  expect(await world.asked(one)).toEqual(['boss: zhangWei']);
  expect((await world.asked(both)).toSorted()).toEqual(['both: admin', 'both: zhangWei']);
  expect(
    await world.rows(`select by, detail->>'why' as why from ws.sys_decision where act = 'reassign' order by id desc limit 1`),
  ).toEqual([{ by: null, why: 'leaver' }]);
});
