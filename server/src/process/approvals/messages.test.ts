import { afterAll, beforeAll, expect, test } from 'vitest';
import { testUsers } from '../../catalog/test-cast.ts';
import { listNotices } from '../notices/list-notices.ts';
import { tryProcess } from '../runs/try-process.ts';
import { type ApprovalWorld, approves, openApprovalWorld } from './approval-world.test-support.ts';

const both = { template: { zh: '请看 {name}（{amount}）', en: 'Look at {name} ({amount})' } };
const tells = {
  id: 'tell',
  kind: 'notify',
  inputs: { people: [{ people: [testUsers.hanMeimei.id, testUsers.wangFang.id] }, { submitter: true }], text: both },
};
const writes = {
  ...{ id: 'write', kind: 'sendMail' },
  inputs: { people: [{ people: [testUsers.wangFang.id] }], addresses: ['note'], subject: { template: '{name}' }, text: both },
};

let world: ApprovalWorld;
const process = approves('told', [tells, writes] as never);
beforeAll(async () => {
  world = await openApprovalWorld([process]);
});
afterAll(() => world.drop());

const told = async (name: keyof typeof testUsers) =>
  (await listNotices(world.workspace, await world.actorOf(name), { group: 'processes' })).items.map(({ kind, said, record }) => ({
    kind,
    said,
    title: record?.title,
  }));

test('a step tells people in their language, once, and nothing to those who may not read the record', async () => {
  await world.submit('liLei', 'told 1', { amount: 5, note: 'buyer@example.com' });
  await world.work();
  const said = { zh: '请看 told 1（5）', en: 'Look at told 1 (5)' };
  expect(await told('hanMeimei')).toEqual([{ kind: 'message', said, title: 'told 1' }]);
  expect(await told('liLei')).toEqual([{ kind: 'message', said, title: 'told 1' }]);
  expect(await told('wangFang')).toEqual([{ kind: 'message', said: null, title: undefined }]);
  const mails = await world.rows('select person, address, content, state from ws.sys_mail order by address nulls first');
  expect(mails).toMatchObject([
    { person: testUsers.wangFang.id, content: { subject: 'told 1' }, state: 'intended' },
    { address: 'buyer@example.com', content: { subject: 'told 1', text: '请看 told 1（5）' } },
  ]);
});

test('what is no address gets no mail', async () => {
  await world.submit('liLei', 'told 2', { note: 'buyer@example.com, everybody@example.com' });
  expect(await world.rows("select 1 from ws.sys_mail where content->>'subject' = 'told 2'")).toHaveLength(1);
});

test('a trial shows whom it would tell what, and leaves nothing', async () => {
  const id = await world.submit('liLei', 'other', { note: 'x@example.com' });
  await world.rows("update ws.payment set name = 'told 3' where id = $1", id);
  const before = await world.rows(
    'select (select count(*) from ws.sys_notice) as notices, (select count(*) from ws.sys_mail) as mails',
  );
  const { steps } = await tryProcess(world.workspace, await world.actorOf('admin'), { id, process: process.body });
  expect(steps).toMatchObject([
    {
      step: 'tell',
      tells: expect.arrayContaining([
        { to: testUsers.hanMeimei.name, said: expect.objectContaining({ en: expect.stringContaining('Look at told 3') }) },
      ]),
    },
    { step: 'write', tells: expect.arrayContaining([{ to: 'x@example.com', said: { zh: 'told 3', en: 'told 3' } }]) },
  ]);
  expect(
    await world.rows('select (select count(*) from ws.sys_notice) as notices, (select count(*) from ws.sys_mail) as mails'),
  ).toEqual(before);
});
