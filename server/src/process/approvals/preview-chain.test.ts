import { defineRole } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestUser, testUsers } from '../../catalog/test-cast.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import type { Values } from '../../data/write/write-request.ts';
import { pressButton } from '../buttons/press-button.ts';
import { previewSubmit } from '../buttons/submit-record.ts';
import { type ApprovalWorld, approves, asks, nameOf, openApprovalWorld, submits } from './approval-world.test-support.ts';
import type { Chain } from './preview-chain.ts';

const label = { zh: '财务', en: 'Finance' };
const all = { read: 'all', create: true, edit: 'all', delete: 'all' } as const;
const ids = (...names: TestUser[]) => names.map((name) => testUsers[name].id);
const people = (...names: TestUser[]) => ({ people: ids(...names) });
const named = (id: string) => ({ zh: id, en: id });

let world: ApprovalWorld;
beforeAll(async () => {
  world = await openApprovalWorld(
    [
      submits('chain', [
        {
          ...{ id: 'first', kind: 'approval', label: named('first') },
          inputs: {
            approvers: [{ superiors: 2 }],
            ...{ rule: { mode: 'sequence' }, timeLimit: { amount: 2, unit: 'workday' } },
          },
        },
        {
          ...{ id: 'much', kind: 'condition', inputs: {} },
          branches: [
            { id: 'yes', when: 'amount > 100', steps: [asks('second', { approvers: [people('admin')] })] },
            { id: 'no', steps: [asks('passes', { approvers: [{ field: 'buyer' }], empty: 'approve' })] },
          ],
        },
      ]),
      submits('chosen', [
        asks('pick', { approvers: [{ chosenBy: 'submitter', from: { role: 'cashier' } }] }),
        {
          ...{ id: 'much', kind: 'condition', inputs: {} },
          branches: [
            { id: 'yes', when: 'amount > 100', steps: [asks('also', { approvers: [{ chosenBy: 'submitter', several: true }] })] },
            { id: 'no', steps: [] },
          ],
        },
      ]),
      submits('refuses', [
        asks('boss', { approvers: [{ superior: 1 }] }),
        { ...asks('buyer', { approvers: [{ field: 'buyer' }], empty: 'refuse' }), label: named('buyer') },
      ]),
      approves('auto', [asks('buyer', { approvers: [{ field: 'buyer' }], empty: 'refuse' })]),
      submits(
        'secretly',
        [
          asks('boss', { approvers: [{ superior: 1 }] }),
          {
            ...{ id: 'if_secret', kind: 'condition', inputs: {} },
            branches: [
              { id: 'yes', when: 'secret = "x"', steps: [asks('hidden', { approvers: [people('zhangWei')] })] },
              { id: 'no', steps: [] },
            ],
          },
          asks('told', { approvers: [{ field: 'buyer' }, people('admin')] }),
        ],
        { role: 'finance' },
      ),
      submits('next', [
        asks('boss', { approvers: [people('wangFang')] }),
        asks('after', { approvers: [{ chosenBy: 'approver', from: people('zhangWei', 'admin') }] }),
      ]),
    ],
    {
      beside: [
        defineRole('finance', { label, objects: { payment: all, user: { read: 'all' } } }),
        defineRole('blind', {
          ...{ label, objects: { payment: all, user: { read: 'all' } } },
          fields: { 'payment.secret': 'hidden', 'payment.buyer': 'hidden' },
        }),
      ],
      users: { hanMeimei: ['blind'] },
    },
  );
});
afterAll(() => world.drop());

const create = async (by: TestUser, values: Values) => {
  const request = { object: 'payment', action: 'create' as const, records: [{ name: 'one', ...values }] };
  return (await writeRecords(world.workspace, await world.actorOf(by), request)).ids[0] as string;
};
const preview = async (by: TestUser, button: string, id: string, choices = {}): Promise<Chain> =>
  previewSubmit(world.workspace, await world.actorOf(by), { object: 'payment', id, button, choices });
const press = async (by: TestUser, button: string, id: string, choices?: Record<string, string[]>) => {
  await pressButton(world.workspace, await world.actorOf(by), { object: 'payment', id, button, choices }, (work) => work());
  await world.work();
};
const told = ({ steps }: Chain) =>
  steps.map(
    ({ step, people: asked, byItself }) => `${step}: ${asked?.map(({ id }) => nameOf(id)).join(', ') ?? '?'}${byItself ?? ''}`,
  );

test('whoever submits sees beforehand who would be asked, how and for how long, as it then comes, and nothing of it stays', async () => {
  const id = await create('liLei', { amount: 500 });
  const chain = await preview('liLei', 'chain', id);
  expect(chain).toMatchObject({ holds: true, taken: false, more: false });
  expect(told(chain)).toEqual(['first: wangFang, zhangWei', 'second: admin']);
  expect(chain.steps[0]).toMatchObject({ label: named('first'), mode: 'sequence', within: { amount: 2, unit: 'workday' } });
  expect(told(await preview('liLei', 'chain', await create('liLei', { amount: 5 })))).toEqual([
    'first: wangFang, zhangWei',
    'passes: passes',
  ]);
  expect(await world.rows('select from ws.sys_approval')).toEqual([]);
  await press('liLei', 'chain', id);
  expect(await world.asked(id)).toEqual(['first: wangFang']);
  expect((await preview('liLei', 'chain', id)).taken).toBe(true);
});

test('发起人自选: nothing is submitted until they have chosen, and only those whom the process allows', async () => {
  const id = await create('liLei', { amount: 500 });
  const { steps } = await preview('liLei', 'chosen', id);
  expect(steps.map(({ step, people: asked, choice }) => [step, asked, choice?.by, choice?.several])).toEqual([
    ['pick', [], 'submitter', false],
    ['also', [], 'submitter', true],
  ]);
  expect(steps[0]?.choice?.among?.map(({ id: each }) => nameOf(each)).toSorted()).toEqual(['wangFang', 'zhangWei']);
  const refused = (choices?: Record<string, string[]>) => expect(press('liLei', 'chosen', id, choices)).rejects;
  await refused().toMatchObject({ code: 'invalid' });
  await refused({ pick: ids('zhangWei') }).toMatchObject({
    details: { problems: [{ field: 'choices.also', code: 'required' }] },
  });
  const also = ids('wangFang', 'admin');
  await refused({ pick: ids('admin'), also }).toMatchObject({
    details: { problems: [{ field: 'choices.pick', code: 'notChoosable' }] },
  });
  await refused({ pick: ids('wangFang', 'zhangWei'), also }).toMatchObject({ code: 'invalid' });
  await refused({ pick: ids('zhangWei'), also, much: also }).toMatchObject({ code: 'invalid' });
  expect(await world.rows('select from ws.sys_run where record_id = $1', id)).toEqual([]);
  const choices = { pick: ids('zhangWei'), also };
  expect(told(await preview('liLei', 'chosen', id, choices))).toEqual(['pick: zhangWei', 'also: wangFang, admin']);
  await press('liLei', 'chosen', id, choices);
  expect(await world.asked(id)).toEqual(['pick: zhangWei']);
  await world.act('zhangWei', id, { act: 'approve' });
  await world.work();
  expect(await world.asked(id)).toEqual(['also: wangFang', 'also: admin']);
});

test('where a branch is not gone through, nobody need be chosen for it', async () => {
  const id = await create('liLei', { amount: 5 });
  await press('liLei', 'chosen', id, { pick: ids('wangFang') });
  expect(await world.asked(id)).toEqual(['pick: wangFang']);
});

test('审批人为空 → 不能提交: the step that finds nobody is named, and nothing is begun', async () => {
  const id = await create('liLei', {});
  expect(JSON.parse((await preview('liLei', 'refuses', id)).problem ?? '')).toMatchObject({
    ...{ code: 'nobodyFound', params: { step: named('buyer') } },
  });
  await expect(press('liLei', 'refuses', id)).rejects.toMatchObject({ code: 'nobodyFound' });
  expect(await world.rows('select from ws.sys_run where record_id = $1', id)).toEqual([]);
  const found = await create('liLei', { buyer: testUsers.zhangWei.id });
  await press('liLei', 'refuses', found);
  expect(await world.asked(found)).toEqual(['boss: wangFang']);
});

test('what no button submits waits for a person with the step named, and its record stays free', async () => {
  const id = await world.submit('liLei', 'auto 1');
  const [run] = await world.rows('select status, problem from ws.sys_run where record_id = $1', id);
  expect(run?.problem).toContain('nobodyFound');
  const records = [{ id, values: { amount: 1 } }];
  await writeRecords(world.workspace, await world.actorOf('liLei'), { object: 'payment', action: 'update', records });
});

test('nothing is told that rests on what the submitter may not read', async () => {
  const request = { secret: 'x', buyer: testUsers.zhangWei.id };
  const id = await create('liLei', request);
  expect(told(await preview('liLei', 'secretly', id))).toEqual(['boss: wangFang', 'hidden: zhangWei', 'told: zhangWei, admin']);
  const blind = await preview('hanMeimei', 'secretly', id);
  expect(told(blind)).toEqual(['boss: wangFang', 'told: ?']);
  expect(blind.more).toBe(true);
});

test('审批人自选下一节点: whoever approves chooses within the scope, and what they take back they have not chosen', async () => {
  const id = await create('liLei', {});
  expect(
    (await preview('liLei', 'next', id)).steps.map(({ step, people: asked, choice }) => [step, asked?.length, choice?.by]),
  ).toEqual([
    ['boss', 1, undefined],
    ['after', 0, 'approver'],
  ]);
  await press('liLei', 'next', id);
  await expect(world.act('wangFang', id, { act: 'approve' })).rejects.toMatchObject({
    details: { problems: [{ field: 'next', code: 'required' }] },
  });
  await expect(world.act('wangFang', id, { act: 'approve', next: ids('liLei') })).rejects.toMatchObject({
    details: { problems: [{ field: 'next', code: 'notChoosable' }] },
  });
  await world.act('wangFang', id, { act: 'approve', next: ids('admin') });
  await world.work();
  expect(await world.asked(id)).toEqual(['after: admin']);
  await world.act('wangFang', id, { act: 'takeBack' });
  await world.work();
  await world.act('wangFang', id, { act: 'approve', next: ids('zhangWei') });
  await world.work();
  expect(await world.asked(id)).toEqual(['after: zhangWei']);
});
