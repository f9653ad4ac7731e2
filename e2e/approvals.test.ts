import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drainOutbox } from '../server/src/process/triggers/outbox-worker.ts';
import { inviteColleague } from './http/colleagues.ts';
import type { Caller } from './http/open-app.ts';
import { publishDrafts } from './http/publish-drafts.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let admin: Caller;
let approver: { email: string; password: string };
let page: Page;

const label = { zh: '大客户审批', en: 'Large accounts' };

beforeAll(async () => {
  site = await openSite();
  admin = await site.test.signIn();
  const { credentials, userId } = await inviteColleague(site.test, { name: '王经理', roles: ['sales_rep'] });
  approver = credentials;
  const inputs = { approvers: [{ people: [userId] }], shows: ['name', 'phone'], batch: 'yes' };
  const step = { id: 'manager', kind: 'approval', label: { zh: '主管审批', en: 'Manager' }, inputs };
  const trigger = { object: 'account', on: ['create'], when: { field: 'name', op: 'startsWith', value: '大客户' } };
  await publishDrafts(admin, [{ kind: 'process', name: 'large', body: { label, trigger, steps: [step] } }]);
  page = await site.open('/', { as: approver });
});
afterAll(() => site.close());

async function submit(name: string): Promise<string> {
  const { id } = (await admin('POST', '/api/records/account', { name, phone: '13800138000' })).json();
  await drainOutbox(site.test.workspace);
  return id;
}

it('finds what waits for them in the to-do place, decides by one press, and takes it back', async () => {
  await submit('大客户东风');
  await page.getByRole('navigation').getByRole('link', { name: '待办' }).click();
  await page.getByRole('link', { name: /大客户东风/ }).click();
  const card = page.getByRole('article');
  await card.getByText('138 0013 8000').waitFor();
  await card.getByRole('button', { name: '同意', exact: true }).click();
  await page.getByText('已同意：大客户东风').waitFor();
  await card.getByRole('button', { name: '取回' }).waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await card.getByRole('button', { name: '同意', exact: true }).waitFor();
});

it('is asked for a reason when they reject', async () => {
  const card = page.getByRole('article');
  await card.getByRole('button', { name: '拒绝' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('button', { name: '拒绝' }).isDisabled()).toBe(true);
  await dialog.getByRole('textbox').fill('资料不全');
  await dialog.getByRole('button', { name: '拒绝' }).click();
  await card.getByText('资料不全').waitFor();
});

it('shows on the record how it stands, and lets who submitted it withdraw it', async () => {
  const id = await submit('大客户北风');
  const record = await site.open(`/o/account/${id}`, { locale: 'zh' });
  const card = record.getByRole('region', { name: '审批', exact: true });
  await card.getByText('等待：王经理').waitFor();
  await card.getByRole('button', { name: '撤回' }).click();
  await card.getByText('已撤回').first().waitFor();
  await record.context().close();
});

it('on a phone takes two taps: the card, and the decision', async () => {
  await submit('大客户南风');
  const phone = await site.open('/todo', { as: approver, touch: true, viewport: { width: 360, height: 740 } });
  await phone.getByRole('link', { name: /大客户南风/ }).tap();
  await phone.getByRole('button', { name: '同意', exact: true }).tap();
  await phone.getByText('已同意：大客户南风').waitFor();
  await phone.context().close();
});

it('approves several at once where their step allows it', async () => {
  const names = ['大客户春风', '大客户秋风'];
  const ids = [];
  for (const name of names) ids.push(await submit(name));
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/todo');
  for (const name of names) await page.getByRole('checkbox', { name: `选择“${name}”` }).check();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/todo-batch.png` });
  await page.getByRole('button', { name: '同意 2 项' }).click();
  await page.getByText('已同意 2 项').waitFor();
  await drainOutbox(site.test.workspace);
  for (const id of ids) {
    const { approvals } = (await admin('GET', `/api/records/account/${id}/approvals`)).json();
    expect(approvals[0].approval.state).toBe('approved');
  }
});
