import { defineConnection } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testUsers } from '../../catalog/test-cast.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import { readRun } from '../runs/read-run.ts';
import { type ApprovalWorld, approves, asks, openApprovalWorld } from './approval-world.test-support.ts';

const ids = { ...Object.fromEntries(Object.entries(testUsers).map(([name, { id }]) => [name, id])) } as Record<
  keyof typeof testUsers,
  string
>;
const people = (...names: (keyof typeof testUsers)[]) => ({ people: names.map((name) => ids[name]) });
const note = { id: 'mark', kind: 'updateRecord', inputs: { values: { note: 'between' } } };

const hook = { label: { zh: '挂钩', en: 'Hook' }, connector: 'webhook', settings: {}, sends: {} };

let world: ApprovalWorld;
beforeAll(async () => {
  world = await openApprovalWorld(
    [
      approves('one', [asks('boss', { approvers: [people('wangFang')] })]),
      approves('two', [asks('both', { approvers: [people('wangFang', 'zhangWei')] })]),
      approves('three', [
        asks('first', { approvers: [people('wangFang')] }),
        asks('second', { approvers: [people('zhangWei')] }),
        asks('third', { approvers: [people('admin')] }),
      ]),
      approves('calls', [
        asks('first', { approvers: [people('wangFang')], timeLimit: { amount: 2, unit: 'hour' }, onTime: 'approve' }),
        { id: 'call', kind: 'callConnection', inputs: { connection: 'hook', action: 'post', fields: ['name'], values: {} } },
        asks('second', { approvers: [people('zhangWei')] }),
      ]),
      approves('effect', [
        asks('first', { approvers: [people('wangFang')] }),
        note,
        asks('second', { approvers: [people('zhangWei')] }),
      ]),
      approves('skips', [
        asks('self', { approvers: [{ submitter: true }], self: 'skip' }),
        asks('next', { approvers: [people('zhangWei')] }),
      ]),
      approves('forks', [
        {
          ...{ id: 'fork', kind: 'parallel', inputs: {} },
          branches: [
            {
              id: 'a',
              steps: [asks('left', { approvers: [people('wangFang')] }), asks('left_too', { approvers: [people('zhangWei')] })],
            },
            { id: 'b', steps: [asks('right', { approvers: [people('admin')] })] },
          ],
        },
      ]),
    ],
    { beside: [defineConnection('hook', hook)] },
  );
});
afterAll(() => world.drop());

const reason = { comment: '请看' };

test('转交: the task is the other’s for good, and nobody may hand it to somebody who is there or to the submitter', async () => {
  const id = await world.submit('liLei', 'two 1');
  await expect(world.act('wangFang', id, { act: 'transfer', to: ids.zhangWei })).rejects.toMatchObject({ code: 'actRefused' });
  await expect(world.act('wangFang', id, { act: 'transfer', to: ids.liLei })).rejects.toMatchObject({ code: 'actRefused' });
  const task = await world.taskOf(id, 'wangFang');
  await world.act('wangFang', id, { act: 'transfer', to: ids.hanMeimei });
  expect(await world.asked(id)).toEqual(['both: hanMeimei', 'both: zhangWei']);
  const { actOnTask } = await import('./act-on-task.ts');
  expect(await actOnTask(world.workspace, await world.actorOf('wangFang'), { task, act: 'approve' })).toMatchObject({
    late: { act: 'transfer' },
  });
  await world.act('hanMeimei', id, { act: 'approve' });
  await world.act('zhangWei', id, { act: 'approve' });
  await world.work();
  expect(await world.approvalOf(id)).toMatchObject({ state: 'approved' });
});

test('委派: the other is asked for an opinion, decides nothing, and the task comes back', async () => {
  const id = await world.submit('liLei', 'one 1');
  await world.act('wangFang', id, { act: 'delegate', to: ids.hanMeimei });
  expect(await world.asked(id)).toEqual(['boss: hanMeimei']);
  await expect(world.act('hanMeimei', id, { act: 'reject', ...reason })).rejects.toMatchObject({ code: 'actRefused' });
  await expect(world.act('wangFang', id, { act: 'approve' })).rejects.toMatchObject({ code: 'actRefused' });
  await world.act('hanMeimei', id, { act: 'advise', comment: '可以' });
  expect(await world.asked(id)).toEqual(['boss: wangFang']);
});

test('前加签 and 减签: those added decide first; without them the task is open again', async () => {
  const id = await world.submit('liLei', 'one 2');
  await world.act('wangFang', id, {
    act: 'addSign',
    place: 'before',
    people: [ids.hanMeimei, ids.zhangWei],
    rule: { mode: 'sequence' },
  });
  expect(await world.asked(id)).toEqual(['boss: hanMeimei']);
  const [added] = await world.rows('select id from ws.sys_seat where person = $1 order by id desc limit 1', ids.zhangWei);
  await world.act('wangFang', id, { act: 'removeSign', seat: added?.id as string });
  await world.act('hanMeimei', id, { act: 'approve' });
  expect(await world.asked(id)).toEqual(['boss: wangFang']);
  const other = await world.submit('liLei', 'one 3');
  await world.act('wangFang', other, { act: 'addSign', place: 'before', people: [ids.hanMeimei] });
  await world.act('hanMeimei', other, { act: 'reject', ...reason });
  await world.work();
  expect(await world.approvalOf(other)).toMatchObject({ state: 'rejected' });
});

test('后加签 and 并加签: after one’s own approval, and beside it', async () => {
  const id = await world.submit('liLei', 'one 4');
  await world.act('wangFang', id, { act: 'addSign', place: 'after', people: [ids.hanMeimei] });
  expect(await world.act('wangFang', id, { act: 'approve' })).toEqual({ state: 'open' });
  expect(await world.asked(id)).toEqual(['boss: hanMeimei']);
  await expect(world.act('hanMeimei', id, { act: 'addSign', place: 'after', people: [ids.admin] })).rejects.toMatchObject({
    code: 'actRefused',
  });
  expect(await world.act('hanMeimei', id, { act: 'approve' })).toEqual({ state: 'approved' });
  const beside = await world.submit('liLei', 'one 5');
  await world.act('wangFang', beside, { act: 'addSign', place: 'beside', people: [ids.hanMeimei] });
  expect(await world.asked(beside)).toEqual(['boss: wangFang', 'boss: hanMeimei']);
  await world.act('wangFang', beside, { act: 'transfer', to: ids.zhangWei });
  expect(await world.asked(beside)).toEqual(['boss: zhangWei', 'boss: hanMeimei']);
});

test('退回 to the submitter: the record can be changed, and it is submitted again from the beginning or straight back', async () => {
  for (const back of ['again', 'here'] as const) {
    const id = await world.submit('liLei', `three ${back}`);
    await world.act('wangFang', id, { act: 'approve' });
    await world.work();
    await expect(world.act('zhangWei', id, { act: 'return', step: null, back })).rejects.toMatchObject({ code: 'invalid' });
    await world.act('zhangWei', id, { act: 'return', step: null, back, ...reason });
    await world.work();
    expect(await world.asked(id)).toEqual(['second: liLei']);
    expect(await world.approvalOf(id)).toMatchObject({ state: 'pending', round: 2 });
    const records = [{ id, values: { amount: 3 } }];
    await writeRecords(world.workspace, await world.actorOf('liLei'), { object: 'payment', action: 'update', records });
    await world.act('liLei', id, { act: 'approve' });
    await world.work();
    expect(await world.asked(id)).toEqual([back === 'again' ? 'first: wangFang' : 'second: zhangWei']);
    const again = [{ id, values: { amount: 4 } }];
    await expect(
      writeRecords(world.workspace, await world.actorOf('liLei'), { object: 'payment', action: 'update', records: again }),
    ).rejects.toMatchObject({ code: 'invalid' });
  }
});

test('退回 to an earlier step: only to one that it came through; then step by step, or straight back', async () => {
  const reach = async (name: string) => {
    const id = await world.submit('liLei', name);
    await world.act('wangFang', id, { act: 'approve' });
    await world.work();
    await world.act('zhangWei', id, { act: 'approve' });
    await world.work();
    return id;
  };
  const id = await reach('three 3');
  await expect(world.act('admin', id, { act: 'return', step: 'third', back: 'again', ...reason })).rejects.toMatchObject({
    code: 'actRefused',
  });
  await world.act('admin', id, { act: 'return', step: 'first', back: 'here', ...reason });
  await world.work();
  expect(await world.asked(id)).toEqual(['first: wangFang']);
  await world.act('wangFang', id, { act: 'approve' });
  await world.work();
  expect(await world.asked(id)).toEqual(['third: admin']);
  await world.act('admin', id, { act: 'return', step: 'first', back: 'again', ...reason });
  await world.work();
  await world.act('wangFang', id, { act: 'approve' });
  await world.work();
  expect(await world.asked(id)).toEqual(['second: zhangWei']);
});

test('what is sent outside between is sent again where one comes to it again, and time that is up leads back like a decision', async () => {
  const id = await world.submit('liLei', 'calls 1');
  const calls = async () => (await world.rows(`select from ws.sys_call where change ->> 'record' = $1`, id)).length;
  const back = (how: 'again' | 'here') => world.act('zhangWei', id, { act: 'return', step: 'first', back: how, ...reason });
  await world.act('wangFang', id, { act: 'approve' });
  await world.work();
  expect(await calls()).toBe(1);
  await back('again');
  await world.work();
  await world.act('wangFang', id, { act: 'approve' });
  await world.work();
  expect(await calls()).toBe(2);
  const [run] = await world.rows('select id from ws.sys_run where record_id = $1', id);
  const { steps } = await readRun(world.workspace, await world.actorOf('admin'), run?.id as string);
  expect(steps.filter(({ call }) => call).map(({ step }) => step)).toEqual(['call', 'call']);
  await back('here');
  await world.work();
  const before = world.now.at;
  world.now.at = new Date(before.getTime() + 3 * 3_600_000);
  await world.work();
  world.now.at = before;
  expect(await world.asked(id)).toEqual(['second: zhangWei']);
  expect(await calls()).toBe(2);
});

test('退回 in a branch stays in it, and asks nobody of the others again', async () => {
  const id = await world.submit('liLei', 'forks 1');
  await world.act('wangFang', id, { act: 'approve' });
  await world.work();
  await world.act('zhangWei', id, { act: 'return', step: 'left', back: 'again', ...reason });
  await world.work();
  expect((await world.asked(id)).toSorted()).toEqual(['left: wangFang', 'right: admin']);
});

test('取回: as long as the next has not decided; the vote is gone, those of others stay', async () => {
  const id = await world.submit('liLei', 'two 2');
  await world.act('wangFang', id, { act: 'approve' });
  await world.act('wangFang', id, { act: 'takeBack' });
  expect(await world.asked(id)).toEqual(['both: wangFang', 'both: zhangWei']);
  const moved = await world.submit('liLei', 'three 4');
  await world.act('wangFang', moved, { act: 'approve' });
  await world.work();
  expect(await world.asked(moved)).toEqual(['second: zhangWei']);
  await world.act('wangFang', moved, { act: 'takeBack' });
  await world.work();
  expect(await world.asked(moved)).toEqual(['first: wangFang']);
  await world.act('wangFang', moved, { act: 'approve' });
  await world.work();
  await world.act('zhangWei', moved, { act: 'approve' });
  await expect(world.act('wangFang', moved, { act: 'takeBack' })).rejects.toMatchObject({ code: 'actRefused' });
});

test('取回 is refused where something was done since, or all is decided', async () => {
  const id = await world.submit('liLei', 'effect 1');
  await world.act('wangFang', id, { act: 'approve' });
  await world.work();
  await expect(world.act('wangFang', id, { act: 'takeBack' })).rejects.toMatchObject({ code: 'actRefused' });
  const over = await world.submit('liLei', 'one 6');
  await world.act('wangFang', over, { act: 'approve' });
  await world.work();
  await expect(world.act('wangFang', over, { act: 'takeBack' })).rejects.toMatchObject({ code: 'actRefused' });
});

test('a decision that is held has no consequence for five seconds, and can be taken back meanwhile', async () => {
  const id = await world.submit('liLei', 'one 7');
  await world.act('wangFang', id, { act: 'reject', hold: true, ...reason });
  await world.work();
  expect(await world.approvalOf(id)).toMatchObject({ state: 'pending', status: 'pending' });
  await world.act('wangFang', id, { act: 'takeBack' });
  await world.act('wangFang', id, { act: 'approve', hold: true });
  const before = world.now.at;
  world.now.at = new Date(before.getTime() + 5001);
  await world.work();
  world.now.at = before;
  expect(await world.approvalOf(id)).toMatchObject({ state: 'approved', status: 'approved' });
});

test('after it was sent back, a submitter who was skipped is not skipped again: their superior is asked', async () => {
  const id = await world.submit('liLei', 'skips 1');
  expect(await world.asked(id)).toEqual(['next: zhangWei']);
  await world.act('zhangWei', id, { act: 'return', step: null, back: 'again', ...reason });
  await world.work();
  await world.act('liLei', id, { act: 'approve' });
  await world.work();
  expect(await world.asked(id)).toEqual(['self: wangFang']);
});
