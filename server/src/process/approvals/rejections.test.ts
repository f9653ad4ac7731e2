import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestUser, testUsers } from '../../catalog/test-cast.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import { type ApprovalWorld, approves, asks, openApprovalWorld } from './approval-world.test-support.ts';

const people = (...names: TestUser[]) => ({ people: names.map((name) => testUsers[name].id) });
const first = asks('first', { approvers: [people('wangFang')] });
const second = (inputs: object) => asks('second', { approvers: [people('zhangWei')], ...inputs });
const last = asks('last', { approvers: [people('admin')] });

let world: ApprovalWorld;
beforeAll(async () => {
  world = await openApprovalWorld([
    approves('start', [first, second({ onReject: 'submitter' }), last]),
    approves('here', [first, second({ onReject: 'submitterHere' }), last]),
    approves('step', [first, second({ onReject: 'step', rejectTo: 'first' }), last]),
    approves('votes', [
      first,
      asks('vote', {
        ...{
          approvers: [people('zhangWei', 'admin')],
          rule: { mode: 'any', rejectsWhen: 'all' },
          onReject: 'step',
          rejectTo: 'first',
        },
      }),
    ]),
    approves('weighty', [
      asks('vote', {
        ...{ approvers: [people('wangFang', 'zhangWei', 'admin')], rule: { mode: 'ratio', share: 0.5 } },
        weights: { [testUsers.zhangWei.id]: 3 },
      }),
    ]),
    approves('patient', [
      asks('vote', {
        ...{ approvers: [people('wangFang', 'zhangWei', 'admin')], rule: { mode: 'ratio', count: 1, waitForAll: true } },
      }),
    ]),
    approves('in_turn', [asks('vote', { approvers: [people('wangFang', 'zhangWei', 'admin')], rule: { mode: 'sequenceAny' } })]),
  ]);
});
afterAll(() => world.drop());

const rejected = async (name: string) => {
  const id = await world.submit('liLei', name);
  await world.act('wangFang', id, { act: 'approve' });
  await world.work();
  await world.act('zhangWei', id, { act: 'reject', comment: '金额不对' });
  await world.work();
  return id;
};
const resubmit = async (id: string) => {
  const records = [{ id, values: { amount: 9 } }];
  await writeRecords(world.workspace, await world.actorOf('liLei'), { object: 'payment', action: 'update', records });
  await world.act('liLei', id, { act: 'approve' });
  await world.work();
};

test('驳回 to the submitter: the record is theirs to change, and it goes through all steps again, as another round', async () => {
  const id = await rejected('start 1');
  expect(await world.asked(id)).toEqual(['second: liLei']);
  expect(await world.approvalOf(id)).toEqual({ state: 'pending', status: 'pending', round: 2 });
  await resubmit(id);
  expect(await world.asked(id)).toEqual(['first: wangFang']);
  const log = await world.rows(
    'select d.act from ws.sys_decision d join ws.sys_approval a on a.id = d.approval where a.record_id = $1 order by d.id',
    id,
  );
  expect(log.map(({ act }) => act)).toEqual(['approve', 'reject', 'approve']);
});

test('重新提交 from the step that rejected it', async () => {
  const id = await rejected('here 1');
  await resubmit(id);
  expect(await world.asked(id)).toEqual(['second: zhangWei']);
  await world.act('zhangWei', id, { act: 'approve' });
  await world.work();
  expect(await world.asked(id)).toEqual(['last: admin']);
});

test('驳回 to a step: those are asked again who stood there, and the record stays as it is', async () => {
  const id = await rejected('step 1');
  expect(await world.asked(id)).toEqual(['first: wangFang']);
  expect(await world.approvalOf(id)).toMatchObject({ state: 'pending', round: 2 });
  const records = [{ id, values: { amount: 1 } }];
  await expect(
    writeRecords(world.workspace, await world.actorOf('liLei'), { object: 'payment', action: 'update', records }),
  ).rejects.toMatchObject({ details: { problems: [{ code: 'inApproval' }] } });
});

test('unlike a return, it takes as many rejections as the step asks for', async () => {
  const id = await rejected('votes 1');
  expect(await world.asked(id)).toEqual(['vote: admin']);
  await world.act('admin', id, { act: 'reject', comment: '不' });
  await world.work();
  expect(await world.asked(id)).toEqual(['first: wangFang']);
});

test('取回 is too late once it lies with its submitter again, and not while it stands at a step that nobody has decided', async () => {
  const withSubmitter = await rejected('start 2');
  await expect(world.act('zhangWei', withSubmitter, { act: 'takeBack' })).rejects.toMatchObject({ code: 'actRefused' });
  const atStep = await rejected('step 2');
  await world.act('zhangWei', atStep, { act: 'takeBack' });
  await world.work();
  expect(await world.asked(atStep)).toEqual(['second: zhangWei']);
});

test('票签 with weights: who counts more decides more', async () => {
  const heavy = await world.submit('liLei', 'weighty 1');
  expect(await world.act('zhangWei', heavy, { act: 'approve' })).toEqual({ state: 'approved' });
  const light = await world.submit('liLei', 'weighty 2');
  expect(await world.act('wangFang', light, { act: 'approve' })).toEqual({ state: 'open' });
  expect(await world.act('admin', light, { act: 'approve' })).toEqual({ state: 'open' });
  expect(await world.act('zhangWei', light, { act: 'reject', comment: '不' })).toEqual({ state: 'rejected' });
});

test('等待所有人处理: what is certain already is decided when everybody has voted', async () => {
  const id = await world.submit('liLei', 'patient 1');
  expect(await world.act('wangFang', id, { act: 'approve' })).toEqual({ state: 'open' });
  expect(await world.act('zhangWei', id, { act: 'reject', comment: '不' })).toEqual({ state: 'open' });
  expect(await world.act('admin', id, { act: 'reject', comment: '不' })).toEqual({ state: 'approved' });
});

test('顺序或签: a rejection passes the question on, the first approval answers it, and later people see nothing before their turn', async () => {
  const id = await world.submit('liLei', 'in_turn 1');
  expect(await world.asked(id)).toEqual(['vote: wangFang']);
  await world.act('wangFang', id, { act: 'reject', comment: '不' });
  expect(await world.asked(id)).toEqual(['vote: zhangWei']);
  expect(await world.act('zhangWei', id, { act: 'approve' })).toEqual({ state: 'approved' });
});
