import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteColleague } from './http/colleagues.ts';
import type { Caller } from './http/open-app.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let admin: Caller;
let colleague: { id: string; email: string; password: string };
let page: Page;

beforeAll(async () => {
  site = await openSite();
  admin = await site.test.signIn();
  const { credentials, userId } = await inviteColleague(site.test, { name: '王经理', roles: ['sales_rep'] });
  colleague = { ...credentials, id: userId };
  page = await site.open('/', { as: colleague });
});
afterAll(() => site.close());

async function give(name: string): Promise<void> {
  const { id } = (await admin('POST', '/api/records/account', { name })).json();
  await admin('PATCH', `/api/records/account/${id}`, { owner: colleague.id });
}

it('rings while the page is open, leads to what it tells of, and is read then', async () => {
  await page.getByRole('navigation').getByRole('link', { name: /^通知/ }).waitFor();
  await give('交接的客户');
  const bell = page.getByRole('navigation').getByRole('link', { name: '通知 1' });
  await bell.click();
  await page.getByRole('link', { name: /交给您负责：交接的客户/ }).click();
  await page.getByRole('heading', { name: '交接的客户' }).waitFor();
  await page.getByRole('navigation').getByRole('link', { name: '通知', exact: true }).waitFor();
  await page.goBack();
  await page.getByRole('checkbox', { name: '只看未读' }).check();
  await page.getByText('没有未读的通知').waitFor();
});

it('is there on a phone, with how many are unread', async () => {
  await give('又一个客户');
  const phone = await site.open('/', { as: colleague, touch: true, viewport: { width: 360, height: 740 } });
  await phone.getByRole('button', { name: '全部' }).tap();
  await phone.getByRole('link', { name: /^通知\s*1$/ }).tap();
  await phone.getByRole('button', { name: '全部标为已读' }).tap();
  await phone.getByRole('button', { name: '全部标为已读' }).waitFor({ state: 'detached' });
  expect(await phone.getByRole('listitem').count()).toBe(2);
  await phone.context().close();
});
