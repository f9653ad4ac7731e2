import { decide, type NodeAct, type NodeSeat, replayActs } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testUsers } from '../../catalog/test-cast.ts';
import { undoBatch } from '../../data/undo/undo-batch.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import { listRuns } from '../runs/list-runs.ts';
import { type ApprovalWorld, approves, asks, openApprovalWorld } from './approval-world.test-support.ts';

const people = (...names: (keyof typeof testUsers)[]) => ({ people: names.map((name) => testUsers[name].id) });
const afterwards = { id: 'mark', kind: 'updateRecord', inputs: { values: { note: 'paid' } } };

let world: ApprovalWorld;
beforeAll(async () => {
  world = await openApprovalWorld([
    approves('chain', [
      asks('boss', { approvers: [{ superior: 1 }] }),
      asks('top', { approvers: [{ superior: 2 }] }),
      afterwards,
    ]),
    approves('both', [asks('two', { approvers: [people('wangFang', 'zhangWei')], rule: { mode: 'all' } })]),
    approves('either', [asks('two', { approvers: [people('wangFang', 'zhangWei')], rule: { mode: 'any' } })]),
    approves('row', [asks('two', { approvers: [{ superiors: 5 }], rule: { mode: 'sequence' } })]),
    approves('own', [asks('self', { approvers: [people('liLei', 'hanMeimei')] })]),
    approves('mine', [asks('self', { approvers: [{ submitter: true }], self: 'ask' })]),
    approves('skips', [asks('self', { approvers: [{ submitter: true }], self: 'skip' })]),
    approves('nobody', [
      asks('none', { approvers: [{ role: 'cashier' }, { field: 'buyer' }, { superior: 9 }].slice(1) as never }),
    ]),
    approves('passes', [asks('none', { approvers: [{ field: 'buyer' }], empty: 'approve' })]),
    approves('refuses', [asks('none', { approvers: [{ field: 'buyer' }], empty: 'reject' })]),
    approves('repeat', [
      asks('first', { approvers: [{ superior: 1 }] }),
      asks('again', { approvers: [people('wangFang')], repeats: 'adjacent' }),
    ]),
    approves('partly', [asks('boss', { approvers: [{ superior: 1 }] })], { locks: ['amount'] }),
    approves('loose', [asks('boss', { approvers: [{ superior: 1 }] })], { locks: 'nothing' }),
    approves('timed', [asks('boss', { approvers: [{ superior: 1 }], timeLimit: { amount: 2, unit: 'hour' }, onTime: 'reject' })]),
    approves('forked', [
      {
        ...{ id: 'fork', kind: 'parallel', inputs: {} },
        branches: [
          { id: 'a', steps: [asks('left', { approvers: [people('wangFang')] })] },
          { id: 'b', steps: [asks('right', { approvers: [people('zhangWei')] })] },
        ],
      },
      asks('last', { approvers: [people('hanMeimei')] }),
    ]),
  ]);
});
afterAll(() => world.drop());

const update = async (by: 'liLei' | 'admin', id: string, values: Record<string, unknown>) =>
  writeRecords(world.workspace, await world.actorOf(by), { object: 'payment', action: 'update', records: [{ id, values }] });

test('one after another is asked, the record says how it stands, and what follows is done when all have approved', async () => {
  const id = await world.submit('liLei', 'chain 1', { amount: 5 });
  expect(await world.asked(id)).toEqual(['boss: wangFang']);
  expect(await world.approvalOf(id)).toMatchObject({ state: 'pending', status: 'pending' });
  expect(await world.act('wangFang', id, { act: 'approve' })).toEqual({ state: 'approved' });
  await world.work();
  expect(await world.asked(id)).toEqual(['top: zhangWei']);
  expect(await world.approvalOf(id)).toMatchObject({ state: 'pending', status: 'pending' });
  await world.act('zhangWei', id, { act: 'approve', comment: '同意' });
  await world.work();
  expect(await world.approvalOf(id)).toMatchObject({ state: 'approved', status: 'approved' });
  expect(await world.rows('select note from ws.payment where id = $1', id)).toEqual([{ note: 'paid' }]);
});

test('a rejection ends it with a reason, asks nobody any more, and nothing that follows is done', async () => {
  const id = await world.submit('liLei', 'chain 2');
  await expect(world.act('wangFang', id, { act: 'reject' })).rejects.toMatchObject({ code: 'invalid' });
  await world.act('wangFang', id, { act: 'reject', comment: '太贵' });
  await world.work();
  expect(await world.approvalOf(id)).toMatchObject({ state: 'rejected', status: 'rejected' });
  expect(await world.asked(id)).toEqual([]);
  expect(await world.rows('select note from ws.payment where id = $1', id)).toEqual([{ note: null }]);
});

test('会签 needs everybody, 或签 the first, and who is late is told calmly who decided', async () => {
  const both = await world.submit('liLei', 'both 1');
  expect(await world.act('wangFang', both, { act: 'approve' })).toEqual({ state: 'open' });
  expect(await world.asked(both)).toEqual(['two: zhangWei']);
  const either = await world.submit('liLei', 'either 1');
  await world.act('zhangWei', either, { act: 'approve' });
  expect(await world.act('wangFang', either, { act: 'reject', comment: 'no' })).toMatchObject({
    ...{ state: 'approved', late: { act: 'approve', by: testUsers.zhangWei.id } },
  });
  await world.work();
  expect(await world.act('zhangWei', either, { act: 'approve' })).toMatchObject({ late: { act: 'approved' } });
  expect(await world.approvalOf(either)).toMatchObject({ state: 'approved' });
});

test('of two who decide at the same moment exactly one decides', async () => {
  for (let round = 0; round < 5; round += 1) {
    const id = await world.submit('liLei', `either at once ${round}`);
    const told = await Promise.all([
      world.act('wangFang', id, { act: 'approve' }),
      world.act('zhangWei', id, { act: 'reject', comment: 'no' }),
    ]);
    expect(told.filter(({ late }) => late === undefined)).toHaveLength(1);
    await world.work();
    expect((await world.approvalOf(id)).state).toBe(told[0]?.late ? 'rejected' : 'approved');
  }
});

test('连续多级上级: the nearest first, and those whose turn has not come may not decide', async () => {
  const id = await world.submit('liLei', 'row 1');
  expect(await world.asked(id)).toEqual(['two: wangFang']);
  await expect(world.act('zhangWei', id, { act: 'approve' })).rejects.toMatchObject({ code: 'actRefused' });
  await world.act('wangFang', id, { act: 'approve' });
  expect(await world.asked(id)).toEqual(['two: zhangWei']);
});

test('who submitted it does not decide it, unless the step says so', async () => {
  expect(await world.asked(await world.submit('liLei', 'own 1'))).toEqual(['self: wangFang', 'self: hanMeimei']);
  expect(await world.asked(await world.submit('liLei', 'mine 1'))).toEqual(['self: liLei']);
  const skipped = await world.submit('liLei', 'skips 1');
  expect(await world.approvalOf(skipped)).toMatchObject({ state: 'approved', status: 'approved' });
  const id = await world.submit('liLei', 'both handed over');
  await expect(world.act('wangFang', id, { act: 'transfer', to: testUsers.liLei.id })).rejects.toMatchObject({
    code: 'actRefused',
  });
});

test('where nobody is found the administrator decides; by itself it passes or rejects only where the step says so, and the log why', async () => {
  expect(await world.asked(await world.submit('liLei', 'nobody 1'))).toEqual(['none: admin']);
  const passed = await world.submit('liLei', 'passes 1');
  expect(await world.approvalOf(passed)).toMatchObject({ state: 'approved' });
  expect(
    await world.rows(
      `select act, detail from ws.sys_decision d join ws.sys_approval a on a.id = d.approval
    where a.record_id = $1 and d.task is not null`,
      passed,
    ),
  ).toEqual([{ act: 'pass', detail: { why: 'empty' } }]);
  expect(await world.approvalOf(await world.submit('liLei', 'refuses 1'))).toMatchObject({ state: 'rejected' });
});

test('an administrator’s own submission that finds nobody is left to a person, never passed', async () => {
  const id = await world.submit('admin', 'nobody 2');
  expect(await world.approvalOf(id)).toEqual({ state: undefined, status: null, round: undefined });
  const { runs } = await listRuns(world.workspace, await world.actorOf('admin'));
  expect(runs.find(({ record }) => record.id === id)?.problem).toContain('noApprover');
});

test('who approved just before is not asked again, unless the record has changed since', async () => {
  const same = await world.submit('liLei', 'repeat 1');
  await world.act('wangFang', same, { act: 'approve' });
  await world.work();
  expect(await world.approvalOf(same)).toMatchObject({ state: 'approved' });
  const other = await world.submit('liLei', 'repeat 2');
  await world.rows('update ws.payment set version = version + 1 where id = $1', other);
  await world.act('wangFang', other, { act: 'approve' });
  await world.work();
  expect(await world.asked(other)).toEqual(['again: wangFang']);
});

test('what is being approved stays as it was: all of it, some fields, or nothing', async () => {
  const all = await world.submit('liLei', 'chain 3');
  const refusal = { code: 'invalid', details: { problems: [expect.objectContaining({ code: 'inApproval' })] } };
  await expect(update('liLei', all, { note: 'x' })).rejects.toMatchObject(refusal);
  await expect(update('admin', all, { note: 'x' })).rejects.toMatchObject(refusal);
  const gone = { object: 'payment', action: 'delete' as const, ids: [all] };
  await expect(writeRecords(world.workspace, await world.actorOf('liLei'), gone)).rejects.toMatchObject(refusal);
  const partly = await world.submit('liLei', 'partly 1');
  await expect(update('liLei', partly, { amount: 7 })).rejects.toMatchObject({ code: 'invalid' });
  await update('liLei', partly, { note: 'x' });
  await update('liLei', await world.submit('liLei', 'loose 1'), { amount: 7 });
  await world.act('wangFang', partly, { act: 'approve' });
  await world.work();
  await update('liLei', partly, { amount: 7 });
});

test('time is up: the step is decided as it says, by nobody', async () => {
  const id = await world.submit('liLei', 'timed 1');
  const before = world.now.at;
  world.now.at = new Date(before.getTime() + 3 * 3_600_000);
  await world.work();
  world.now.at = before;
  expect(await world.approvalOf(id)).toMatchObject({ state: 'rejected' });
  expect(await world.act('wangFang', id, { act: 'approve' })).toMatchObject({ late: { by: null } });
});

test('side by side both are asked, and after both the next; one who rejects ends the other’s task, too', async () => {
  const id = await world.submit('liLei', 'forked 1');
  expect(await world.asked(id)).toEqual(['left: wangFang', 'right: zhangWei']);
  await world.act('wangFang', id, { act: 'approve' });
  await world.work();
  expect(await world.asked(id)).toEqual(['right: zhangWei']);
  await world.act('zhangWei', id, { act: 'approve' });
  await world.work();
  expect(await world.asked(id)).toEqual(['last: hanMeimei']);
  const other = await world.submit('liLei', 'forked 2');
  await world.act('wangFang', other, { act: 'reject', comment: 'no' });
  await world.work();
  expect(await world.asked(other)).toEqual([]);
  expect(await world.approvalOf(other)).toMatchObject({ state: 'rejected' });
});

test('what was submitted and is undone is asked no more', async () => {
  const id = await world.submit('liLei', 'loose 2');
  const batch = await writeRecords(world.workspace, await world.actorOf('liLei'), {
    ...{ object: 'payment', action: 'create', records: [{ name: 'loose 3' }], batch: { kind: 'import', awaited: true } },
  });
  await world.work();
  await undoBatch(world.workspace, await world.actorOf('liLei'), batch.batch as string);
  expect(await world.asked(batch.ids[0] as string)).toEqual([]);
  expect(await world.rows('select state from ws.sys_approval where record_id = $1', batch.ids[0])).toEqual([
    { state: 'withdrawn' },
  ]);
  expect(await world.asked(id)).toEqual(['boss: wangFang']);
});

test('the log alone rebuilds what every seat stands at, and no ended approval asks anybody', async () => {
  const tasks = await world.rows('select id, settings, barred, acts from ws.sys_task where state <> $1', 'closed');
  expect(tasks.length).toBeGreaterThan(10);
  for (const task of tasks) {
    const seats = (await world.rows(
      `select id, person, principal, added_by as "addedBy", place, added_rule as "addedRule", advises, weight, vote,
        voted_at as "votedAt", removed from ws.sys_seat where task = $1 order by position`,
      task.id,
    )) as NodeSeat[];
    const log = await world.rows(
      'select detail from ws.sys_decision where task = $1 and number is not null order by number',
      task.id,
    );
    const start = { rule: (task.settings as { rule: never }).rule, acts: 0, barred: task.barred as string[] };
    const rebuilt = replayActs(
      { ...start, seats: seats.map((seat) => ({ ...seat, vote: null, votedAt: null })) },
      log.map(({ detail }) => (detail as { act: NodeAct }).act),
    );
    expect(rebuilt.seats).toEqual(seats);
    expect(rebuilt.acts).toBe(task.acts);
    expect(decide(rebuilt).outcome).toBe(decide({ ...start, seats }).outcome);
  }
  expect(
    await world.rows(`select from ws.sys_approval a join ws.sys_task t on t.approval = a.id left join ws.sys_seat s on s.task = t.id
      where a.state <> 'pending' and (t.state = 'open' or s.state in ('pending', 'waiting', 'notStarted', 'approving'))`),
  ).toEqual([]);
});
