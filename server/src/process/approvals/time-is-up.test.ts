import { afterAll, beforeAll, expect, test } from 'vitest';
import { testUsers } from '../../catalog/test-cast.ts';
import { addLeave } from '../calendars/save-calendar.ts';
import { actOnApproval } from './act-on-approval.ts';
import { type ApprovalWorld, approves, asks, openApprovalWorld } from './approval-world.test-support.ts';

const hour = 3_600_000;
const boss = { approvers: [{ superior: 1 }] };
const within = { amount: 2, unit: 'hour' } as const;

let world: ApprovalWorld;
beforeAll(async () => {
  world = await openApprovalWorld([
    approves('nag', [asks('boss', { ...boss, timeLimit: within, reminders: 2, onTime: 'approve' })]),
    approves('climb', [asks('boss', { ...boss, timeLimit: within, onTime: 'superior' })]),
    approves('shut', [
      asks('both', {
        ...{ approvers: [{ people: [testUsers.wangFang.id, testUsers.zhangWei.id] }], timeLimit: within, onTime: 'close' },
      }),
    ]),
    approves('again', [asks('boss', { ...boss, timeLimit: within, onTime: 'reject', onReject: 'submitter' })]),
    approves('held', [asks('boss', { ...boss, timeLimit: within, onTime: 'approve' })]),
    approves('worked', [asks('boss', { ...boss, timeLimit: { amount: 4, unit: 'workhour' } })]),
    approves('office', [asks('boss', { ...boss, timeLimit: { amount: 9, unit: 'workhour' } })]),
  ]);
});
afterAll(() => world.drop());

async function later(hours: number): Promise<void> {
  world.now.at = new Date(world.now.at.getTime() + hours * hour);
  await world.work();
  await world.work();
}

async function actsOn(record: string): Promise<string[]> {
  const found = await world.rows(
    `select d.act from ws.sys_decision d join ws.sys_approval a on a.id = d.approval where a.record_id = $1 order by d.id`,
    record,
  );
  return found.map(({ act }) => act as string);
}

test('people are reminded as often as the step says, and then it is decided', async () => {
  const id = await world.submit('liLei', 'nag 1');
  await later(1.9);
  expect(await actsOn(id)).toEqual([]);
  await later(0.2);
  expect(await actsOn(id)).toEqual(['remind']);
  await later(2.1);
  expect(await actsOn(id)).toEqual(['remind', 'remind']);
  expect(await world.asked(id)).toEqual(['boss: wangFang']);
  await later(2.1);
  expect(await actsOn(id)).toEqual(['remind', 'remind', 'timeUp', 'approved']);
  expect(await world.approvalOf(id)).toMatchObject({ state: 'approved', status: 'approved' });
});

test('what is not decided in time goes to the superior, then to an administrator, and then waits', async () => {
  const id = await world.submit('liLei', 'climb 1');
  await later(2.1);
  expect(await world.asked(id)).toEqual(['boss: zhangWei']);
  await later(2.1);
  expect(await world.asked(id)).toEqual(['boss: admin']);
  await later(2.1);
  await later(200);
  expect(await world.asked(id)).toEqual(['boss: admin']);
  expect(await world.act('admin', id, { act: 'approve' })).toMatchObject({ state: 'approved' });
  await world.work();
  expect(await world.approvalOf(id)).toMatchObject({ state: 'approved' });
});

test('a limit in working time is reckoned by the time of whoever is asked, leave left out', async () => {
  world.now.at = new Date('2026-03-05T02:00:00Z');
  await addLeave(world.workspace, await world.actorOf('admin'), {
    ...{ person: testUsers.wangFang.id, from: '2026-03-06', until: '2026-03-06', note: '' },
  });
  const id = await world.submit('liLei', 'office 1');
  const [task] = await world.rows(
    'select t.due_at from ws.sys_task t join ws.sys_approval a on a.id = t.approval where a.record_id = $1',
    id,
  );
  // Thursday from ten: seven hours; Friday away; Monday two.
  expect(new Date(task?.due_at as string).toISOString()).toBe('2026-03-09T03:00:00.000Z');
});

const dueOf = async (id: string) => {
  const [task] = await world.rows(
    'select t.due_at from ws.sys_task t join ws.sys_approval a on a.id = t.approval where a.record_id = $1 order by t.id desc limit 1',
    id,
  );
  return new Date(task?.due_at as string).toISOString();
};
const hoursFromNow = (hours: number) => new Date(world.now.at.getTime() + hours * hour).toISOString();

test('关闭(可恢复): nobody is asked any more; whoever submitted it opens it again, and the votes that there were still count', async () => {
  const id = await world.submit('liLei', 'shut 1');
  await world.act('wangFang', id, { act: 'approve' });
  const [approval] = await world.rows('select id from ws.sys_approval where record_id = $1', id);
  const reopen = async (by: 'liLei' | 'hanMeimei') =>
    actOnApproval(world.workspace, await world.actorOf(by), { approval: approval?.id as string, act: 'reopen' });
  await expect(reopen('liLei')).rejects.toMatchObject({ code: 'actRefused' });
  await later(2.1);
  expect(await world.asked(id)).toEqual([]);
  expect(await world.approvalOf(id)).toMatchObject({ state: 'pending', status: 'pending' });
  expect(await world.act('zhangWei', id, { act: 'approve' })).toMatchObject({ state: 'closed', late: { act: 'timeUp' } });
  await later(50);
  await expect(reopen('hanMeimei')).rejects.toMatchObject({ code: 'notFound' });
  await reopen('liLei');
  expect(await world.asked(id)).toEqual(['both: zhangWei']);
  expect(await dueOf(id)).toBe(hoursFromNow(2));
  await later(2.1);
  expect(await world.asked(id)).toEqual([]);
  await reopen('liLei');
  await world.act('zhangWei', id, { act: 'approve' });
  await world.work();
  expect(await world.approvalOf(id)).toMatchObject({ state: 'approved' });
});

test('a rejection because time is up goes where rejections go', async () => {
  const id = await world.submit('liLei', 'again 1');
  await later(2.1);
  expect(await world.asked(id)).toEqual(['boss: liLei']);
  expect(await world.approvalOf(id)).toMatchObject({ state: 'pending', round: 2 });
});

test('前加签 stops the clock of whoever asked, and it runs on with what was left; those added have the time of the step', async () => {
  const id = await world.submit('liLei', 'held 1');
  await later(1.5);
  await world.act('wangFang', id, { act: 'addSign', place: 'before', people: [testUsers.zhangWei.id] });
  expect(await dueOf(id)).toBe(hoursFromNow(2));
  await later(1.5);
  expect(await world.asked(id)).toEqual(['boss: zhangWei']);
  await world.act('zhangWei', id, { act: 'approve' });
  expect(await dueOf(id)).toBe(hoursFromNow(0.5));
  await later(0.4);
  expect(await world.asked(id)).toEqual(['boss: wangFang']);
  await later(0.2);
  expect(await world.approvalOf(id)).toMatchObject({ state: 'approved' });
});

test('a clock of working time stands still in working time', async () => {
  world.now.at = new Date('2026-03-11T02:00:00Z');
  const id = await world.submit('liLei', 'worked 1');
  // Wednesday from ten: an hour is worked until eleven, and three are left.
  await later(1);
  await world.act('wangFang', id, { act: 'addSign', place: 'before', people: [testUsers.zhangWei.id] });
  world.now.at = new Date('2026-03-13T07:00:00Z');
  await world.act('zhangWei', id, { act: 'approve' });
  // Friday from three: until six that day.
  expect(await dueOf(id)).toBe('2026-03-13T10:00:00.000Z');
});
