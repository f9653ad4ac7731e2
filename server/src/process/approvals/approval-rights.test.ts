import { defineProcess, defineRole } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestUser, testUsers } from '../../catalog/test-cast.ts';
import { actOnApproval } from './act-on-approval.ts';
import { type ApprovalWorld, approves, asks, openApprovalWorld, statuses } from './approval-world.test-support.ts';
import { listTodo } from './list-todo.ts';
import { readCard } from './read-card.ts';

const label = { zh: '财务', en: 'Finance' };
const all = { read: 'all', create: true, edit: 'all', delete: 'all' } as const;
const boss = (inputs = {}) => asks('boss', { approvers: [{ people: [testUsers.wangFang.id] }], ...inputs });
const asFinance = { role: 'finance' };

let world: ApprovalWorld;
beforeAll(async () => {
  world = await openApprovalWorld(
    [
      approves('role', [boss({ shows: ['name', 'secret'] })], statuses, asFinance),
      approves('strict', [boss(), asks('next', { approvers: [{ people: [testUsers.zhangWei.id] }] })], {
        ...{ ...statuses, withdraw: 'untouched' },
      }),
      defineProcess('daily', {
        ...{ label, actsAs: asFinance, steps: [boss()] },
        trigger: {
          kind: 'date',
          object: 'payment',
          field: 'created_at',
          when: { field: 'name', op: 'startsWith', value: 'daily' },
        },
      }),
    ],
    {
      beside: [
        defineRole('finance', { label, objects: { payment: all } }),
        defineRole('blind', { label, objects: { payment: all }, fields: { 'payment.secret': 'hidden' } }),
      ],
      users: { hanMeimei: ['blind'] },
    },
  );
});
afterAll(() => world.drop());

const cardOf = async (by: TestUser, record: string, asked: TestUser = 'wangFang') =>
  readCard(world.workspace, await world.actorOf(by), await world.taskOf(record, asked));
const approvalId = async (record: string) =>
  (await world.rows('select id from ws.sys_approval where record_id = $1', record))[0]?.id as string;
const sentBack = async (name: string) => {
  const id = await world.submit('liLei', name);
  await world.act('wangFang', id, { act: 'approve' });
  await world.work();
  await world.act('zhangWei', id, { act: 'return', step: null, back: 'here', comment: 'why' });
  await world.work();
  return id;
};

test('what a process reads with the rights of a role is shown to those who decide, and not to a submitter who may not read it', async () => {
  const id = await world.submit('hanMeimei', 'role 1');
  await world.rows(
    `update ws.sys_task set snapshot = '[{"path": "name", "value": "role 1"}, {"path": "secret", "value": "s"}]' where approval = $1`,
    await approvalId(id),
  );
  const paths = ({ shown }: { shown: { path: string }[] }) => shown.map(({ path }) => path);
  expect(paths(await cardOf('wangFang', id))).toEqual(['name', 'secret']);
  expect(paths(await cardOf('hanMeimei', id))).toEqual(['name']);
  await world.act('wangFang', id, { act: 'return', step: null, back: 'here', comment: 'why' });
  await world.work();
  expect(paths(await cardOf('hanMeimei', id, 'hanMeimei'))).toEqual(['name']);
  const { items } = await listTodo(world.workspace, await world.actorOf('hanMeimei'), { list: 'open' });
  expect(items.map(paths)).toEqual([['name']]);
});

test('what was sent back is submitted again or withdrawn, and nothing else', async () => {
  const id = await sentBack('strict 1');
  const refused = { code: 'actRefused' };
  await expect(world.act('liLei', id, { act: 'reject', comment: 'x' })).rejects.toMatchObject(refused);
  await expect(world.act('liLei', id, { act: 'return', step: null, back: 'again', comment: 'x' })).rejects.toMatchObject(refused);
  await expect(world.act('liLei', id, { act: 'transfer', to: testUsers.admin.id })).rejects.toMatchObject(refused);
  await world.act('liLei', id, { act: 'approve' });
  await world.work();
  expect(await world.asked(id)).toEqual(['next: zhangWei']);
});

test('what lies with its submitter again can be withdrawn, though somebody had decided before it was sent back', async () => {
  const id = await sentBack('strict 2');
  const asked = { approval: await approvalId(id), act: 'withdraw' as const };
  expect(await actOnApproval(world.workspace, await world.actorOf('liLei'), asked)).toEqual({ state: 'withdrawn' });
  expect(await world.approvalOf(id)).toMatchObject({ state: 'withdrawn', status: 'withdrawn' });
});

test('a seat is given only to somebody who is there', async () => {
  const id = await world.submit('liLei', 'strict 3');
  const [seat] = await world.rows(
    'select s.id, s.task from ws.sys_seat s join ws.sys_task t on t.id = s.task where t.approval = $1',
    await approvalId(id),
  );
  const to = '00000000-0000-7000-8000-000000000001';
  const given = {
    ...{ approval: await approvalId(id), act: 'reassign' as const, to },
    task: seat?.task as string,
    seat: seat?.id as string,
  };
  await expect(actOnApproval(world.workspace, await world.actorOf('admin'), given)).rejects.toMatchObject({ code: 'actRefused' });
  expect(await world.asked(id)).toEqual(['boss: wangFang']);
});

test('what begins by itself is submitted by the owner of the record; without one a person is told why it does not go on', async () => {
  const owned = await world.submit('liLei', 'daily 1');
  const nobodys = await world.submit('liLei', 'daily 2');
  await world.rows('update ws.payment set owner_id = null where id = $1', nobodys);
  world.now.at = new Date(world.now.at.getTime() + 120_000);
  await world.work();
  expect(await world.rows('select submitter from ws.sys_approval where record_id = any($1)', [owned, nobodys])).toEqual([
    { submitter: testUsers.liLei.id },
  ]);
  expect(await world.rows('select status, problem from ws.sys_run where record_id = $1', nobodys)).toEqual([
    { status: 'waiting', problem: '{"code":"noSubmitter"}' },
  ]);
});
