import { afterAll, beforeAll, expect, test } from 'vitest';
import { testUsers } from '../../catalog/test-cast.ts';
import { addLeave } from '../calendars/save-calendar.ts';
import { type ApprovalWorld, approves, asks, openApprovalWorld } from './approval-world.test-support.ts';

const hour = 3_600_000;
const boss = { approvers: [{ superior: 1 }] };
const within = { amount: 2, unit: 'hour' } as const;

let world: ApprovalWorld;
beforeAll(async () => {
  world = await openApprovalWorld([
    approves('nag', [asks('boss', { ...boss, timeLimit: within, reminders: 2, onTime: 'approve' })]),
    approves('climb', [asks('boss', { ...boss, timeLimit: within, onTime: 'superior' })]),
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
