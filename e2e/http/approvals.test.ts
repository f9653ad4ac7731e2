import type { ApprovalCard, TodoList } from '@tenon/metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drainOutbox } from '../../server/src/process/triggers/outbox-worker.ts';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

let test: TestApp;
let admin: Caller;
let approver: Caller;
let stranger: Caller;

const label = { zh: '大客户审批', en: 'Large accounts' };

beforeAll(async () => {
  test = await openApp();
  admin = await test.signIn();
  const asked = await inviteColleague(test, { name: '审批人', roles: ['sales_rep'] });
  approver = asked.call;
  stranger = (await inviteColleague(test, { name: '旁人', roles: ['sales_rep'] })).call;
  const step = { id: 'manager', kind: 'approval', label: { zh: '主管', en: 'Manager' } };
  const inputs = { approvers: [{ people: [asked.userId] }], shows: ['name', 'phone'], batch: 'yes' };
  const trigger = { object: 'account', on: ['create'], when: { field: 'name', op: 'startsWith', value: '大客户' } };
  const body = { label, trigger, steps: [{ ...step, inputs }], approval: { locks: ['name'] } };
  expect((await publishDrafts(admin, [{ kind: 'process', name: 'large', body }])).statusCode).toBe(200);
});
afterAll(() => test.close());

async function submit(name: string): Promise<{ id: string; task: string }> {
  const { id } = (await admin('POST', '/api/records/account', { name })).json();
  await drainOutbox(test.workspace);
  const { items }: TodoList = (await approver('GET', '/api/todo')).json();
  return { id, task: items.find(({ approval }) => approval.record.id === id)?.task as string };
}

it('lists what waits for somebody, and shows what was submitted to who is asked, and to nobody else', async () => {
  const { id, task } = await submit('大客户甲');
  const { items }: TodoList = (await approver('GET', '/api/todo')).json();
  expect(items).toMatchObject([{ task, batch: true }]);
  expect((await approver('GET', '/api/todo/counts')).json()).toEqual({ open: 1, started: 0, copied: 0 });
  expect((await admin('GET', '/api/todo/counts')).json()).toEqual({ open: 0, started: 1, copied: 0 });
  await admin('PATCH', `/api/records/account/${id}`, { phone: '13800138000' });
  const card: ApprovalCard = (await approver('GET', `/api/tasks/${task}`)).json();
  expect(card).toMatchObject({
    ...{ approval: { label, record: { id, title: '大客户甲' }, state: 'pending' }, changed: true, reads: false },
    shown: [
      { path: 'name', value: '大客户甲' },
      { path: 'phone', value: null, now: expect.anything() },
    ],
  });
  expect(card.can).toEqual(['approve', 'reject', 'return', 'transfer', 'delegate', 'addSign', 'comment']);
  expect((await approver('GET', `/api/records/account/${id}`)).statusCode).toBe(404);
  expect((await stranger('GET', `/api/tasks/${task}`)).statusCode).toBe(404);
  expect((await stranger('POST', `/api/tasks/${task}/acts`, { act: 'approve' })).statusCode).toBe(404);
  expect((await admin('PATCH', `/api/records/account/${id}`, { name: '改名' })).statusCode).toBe(422);
});

it('takes a decision once by its key, and answers who is late calmly', async () => {
  const { id, task } = await submit('大客户乙');
  const body = { act: 'approve', comment: '同意' };
  const headers = { 'idempotency-key': 'approve-once' };
  expect((await approver('POST', `/api/tasks/${task}/acts`, body, headers)).json()).toEqual({ state: 'approved' });
  expect((await approver('POST', `/api/tasks/${task}/acts`, body, headers)).json()).toEqual({ state: 'approved' });
  const late = await approver('POST', `/api/tasks/${task}/acts`, { act: 'reject', comment: '不' });
  expect([late.statusCode, late.json()]).toMatchObject([200, { state: 'approved', late: { act: 'approve' } }]);
  await drainOutbox(test.workspace);
  const { approvals } = (await admin('GET', `/api/records/account/${id}/approvals`)).json();
  expect(approvals).toMatchObject([
    { approval: { state: 'approved' }, log: [{ act: 'approve', comment: '同意' }, { act: 'approved' }] },
  ]);
  const { items }: TodoList = (await approver('GET', '/api/todo?list=done')).json();
  expect(items[0]).toMatchObject({ task, did: { act: 'approve' } });
});

it('says what is owed and what cannot be done', async () => {
  const { task } = await submit('大客户丙');
  expect((await approver('POST', `/api/tasks/${task}/acts`, { act: 'reject' })).json()).toMatchObject({
    ...{ code: 'invalid', problems: [{ field: 'comment', code: 'required' }] },
  });
  const { user } = (await admin('GET', '/api/me')).json();
  const refused = await approver('POST', `/api/tasks/${task}/acts`, { act: 'transfer', to: user.id });
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'actRefused']);
  expect((await admin('GET', '/api/todo?after=zzz')).json()).toMatchObject({ code: 'badCursor' });
});

it('whoever added somebody before them may take them off again, all who take part comment, and nobody else does', async () => {
  const { id, task } = await submit('大客户加签');
  const helper = await inviteColleague(test, { name: '帮手', roles: ['sales_rep'] });
  const card = async (by = approver): Promise<ApprovalCard> => (await by('GET', `/api/tasks/${task}`)).json();
  const act = (body: object, by = approver) => by('POST', `/api/tasks/${task}/acts`, body);
  await act({ act: 'addSign', place: 'before', people: [helper.userId] });
  const { can, removable, targets, approval } = await card();
  expect(can).toEqual(['removeSign', 'comment']);
  expect(targets).toEqual([]);
  const says = (by: Caller, comment: string) => by('POST', `/api/approvals/${approval.id}/acts`, { act: 'comment', comment });
  expect((await says(helper.call, '先看合同')).statusCode).toBe(200);
  expect((await says(stranger, '路过')).statusCode).toBe(404);
  expect((await says(approver, ' ')).statusCode).toBe(400);
  expect((await act({ act: 'removeSign', seat: removable[0] })).json()).toEqual({ state: 'open' });
  expect((await card()).can).toContain('approve');
  const { approvals } = (await admin('GET', `/api/records/account/${id}/approvals`)).json();
  expect(approvals[0].log).toMatchObject([
    { act: 'addSign' },
    { act: 'comment', comment: '先看合同', by: { name: '帮手' } },
    { act: 'removeSign' },
  ]);
});
