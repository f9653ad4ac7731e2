import { afterAll, beforeAll, expect, test } from 'vitest';
import { testUsers } from '../../catalog/test-cast.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import { countNotices, listNotices, markNoticesRead } from '../notices/list-notices.ts';
import { actOnApproval } from './act-on-approval.ts';
import { type ApprovalWorld, approves, asks, openApprovalWorld } from './approval-world.test-support.ts';

type Name = keyof typeof testUsers;
const people = (...names: Name[]) => ({ people: names.map((name) => testUsers[name].id) });

let world: ApprovalWorld;
beforeAll(async () => {
  const first = asks('first', { approvers: [people('wangFang')] });
  world = await openApprovalWorld([
    approves('two', [first, asks('second', { approvers: [people('zhangWei')] })]),
    approves('both', [asks('all', { approvers: [people('wangFang', 'zhangWei')] })]),
    approves('hurried', [
      asks('soon', { approvers: [people('wangFang')], timeLimit: { amount: 1, unit: 'hour' }, onTime: 'approve' }),
      asks('then', { approvers: [people('hanMeimei')] }),
    ]),
    approves('any', [asks('one', { approvers: [people('wangFang', 'zhangWei')], rule: { mode: 'any' } })]),
  ]);
});
afterAll(() => world.drop());

async function toldTo(name: Name) {
  const { items } = await listNotices(world.workspace, await world.actorOf(name), { unread: 'true' });
  return items
    .map(({ kind, record, state }) => [kind, record?.title ?? null, ...(kind === 'decided' ? [state] : [])].join(' '))
    .toSorted();
}

/** What people are told that is not withdrawn is what they are asked. */
async function expectInLine() {
  const told = await world.rows(
    "select task, person from ws.sys_notice where task is not null and withdrawn_at is null and kind <> 'reminded' order by 1, 2",
  );
  const asked = await world.rows("select task, person from ws.sys_seat where state = 'pending' and not removed order by 1, 2");
  expect(told).toEqual(asked);
}

test('whoever is asked is told, and no more once they have decided; whoever submitted it is told how it ended', async () => {
  const id = await world.submit('liLei', 'two 1');
  expect(await toldTo('wangFang')).toEqual(['asked two 1']);
  expect(await toldTo('zhangWei')).toEqual([]);
  await world.act('wangFang', id, { act: 'approve' });
  await world.work();
  await expectInLine();
  expect(await toldTo('wangFang')).toEqual([]);
  expect(await toldTo('zhangWei')).toEqual(['asked two 1']);
  await world.act('zhangWei', id, { act: 'reject', comment: '太贵' });
  await world.work();
  await expectInLine();
  expect(await toldTo('zhangWei')).toEqual([]);
  expect(await toldTo('liLei')).toEqual(['decided two 1 rejected']);
  await markNoticesRead(world.workspace, await world.actorOf('liLei'), {});
  expect(await countNotices(world.workspace, await world.actorOf('liLei'))).toEqual({ unread: 0 });
});

test('what is passed on, added, returned, taken back, reminded of or ended is withdrawn where nobody is asked any more', async () => {
  const passed = await world.submit('liLei', 'both 1');
  await world.act('wangFang', passed, { act: 'transfer', to: testUsers.hanMeimei.id });
  await expectInLine();
  expect([await toldTo('wangFang'), await toldTo('hanMeimei')]).toEqual([[], ['asked both 1']]);
  await world.act('zhangWei', passed, { act: 'addSign', place: 'before', people: [testUsers.wangFang.id] });
  await expectInLine();
  expect([await toldTo('zhangWei'), await toldTo('wangFang')]).toEqual([[], ['asked both 1']]);
  await world.act('wangFang', passed, { act: 'return', step: null, back: 'again', comment: '请改' });
  await world.work();
  await expectInLine();
  expect(await toldTo('liLei')).toEqual(['returned both 1']);
  await world.act('liLei', passed, { act: 'approve' });
  await world.work();
  await expectInLine();
  expect(await toldTo('liLei')).toEqual([]);
  const [approval] = await world.rows('select id from ws.sys_approval where record_id = $1', passed);
  await actOnApproval(world.workspace, await world.actorOf('liLei'), { approval: approval?.id as string, act: 'remind' });
  expect(await toldTo('zhangWei')).toEqual(['asked both 1', 'reminded both 1']);
  await actOnApproval(world.workspace, await world.actorOf('liLei'), { approval: approval?.id as string, act: 'withdraw' });
  await expectInLine();
  expect([await toldTo('zhangWei'), await toldTo('wangFang'), await toldTo('liLei')]).toEqual([[], [], []]);

  const back = await world.submit('liLei', 'two 2');
  await world.act('wangFang', back, { act: 'approve' });
  await world.work();
  await world.act('wangFang', back, { act: 'takeBack' });
  await world.work();
  await expectInLine();
  expect([await toldTo('wangFang'), await toldTo('zhangWei')]).toEqual([['asked two 2'], []]);
  await world.act('wangFang', back, { act: 'reject', comment: '不' });
  await world.work();

  const one = await world.submit('liLei', 'any 1');
  await world.act('zhangWei', one, { act: 'approve' });
  await expectInLine();
  expect(await toldTo('wangFang')).toEqual([]);
  await world.work();
});

test('whose time is up is asked no more', async () => {
  await world.submit('liLei', 'hurried 1');
  expect(await toldTo('wangFang')).toEqual(['asked hurried 1']);
  world.now.at = new Date(world.now.at.getTime() + 2 * 3_600_000);
  await world.work();
  await expectInLine();
  expect(await toldTo('wangFang')).toEqual([]);
  expect(await toldTo('hanMeimei')).toEqual(['asked hurried 1']);
});

test('who is given records is told once for all of them, and nothing of them when they may not read them any more', async () => {
  const { workspace } = world;
  const admin = await world.actorOf('admin');
  const names = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ name: `gift ${at}`, owner: testUsers.hanMeimei.id }));
  await writeRecords(workspace, admin, { object: 'payment', action: 'create', records: names(1) });
  await writeRecords(workspace, admin, { object: 'payment', action: 'create', records: names(3) });
  await writeRecords(workspace, admin, { object: 'payment', action: 'create', records: [{ name: 'mine' }] });
  const han = await world.actorOf('hanMeimei');
  const { items } = await listNotices(workspace, han, { group: 'records' });
  expect(items).toMatchObject([
    { kind: 'assigned', count: 3, record: null, by: { id: testUsers.admin.id } },
    { kind: 'assigned', count: 1, record: { title: 'gift 0' } },
  ]);
  const blind = await listNotices(workspace, { ...han, rights: (await world.actorOf('wangFang')).rights }, { group: 'records' });
  expect(blind.items.map(({ record }) => record)).toEqual([null, null]);
  expect((await listNotices(workspace, admin, { group: 'records' })).items).toEqual([]);
});
