import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteColleague } from './http/colleagues.ts';
import type { Caller } from './http/open-app.ts';
import { openSite, type Site } from './open-site.ts';
import { seriousViolations } from './serious-violations.ts';

let site: Site;
let admin: Caller;
let page: Page;
let colleague: { id: string; email: string; password: string };
let account: string;

beforeAll(async () => {
  site = await openSite();
  admin = await site.test.signIn();
  const { credentials, userId } = await inviteColleague(site.test, { name: '苏晴', roles: ['sales_rep'] });
  colleague = { ...credentials, id: userId };
  account = (await admin('POST', '/api/records/account', { name: '评论客户' })).json().id;
  page = await site.open(`/o/account/${account}`);
});
afterAll(() => site.close());

const box = (on: Page) => on.getByRole('combobox', { name: '评论' });

it('warns before sending of who may not see the record, and keeps what is typed until it is sent', async () => {
  await page.getByRole('tab', { name: '评论' }).first().click();
  await box(page).fill('请@sq');
  await page.getByRole('option', { name: '苏晴 无权查看' }).waitFor();
  await box(page).press('Enter');
  await expect.poll(() => box(page).inputValue()).toBe('请@苏晴 ');
  await page.getByText('苏晴 无权查看这条记录，不会收到通知。').waitFor();
  await box(page).pressSequentially('看一下');
  await page.reload();
  await page.getByRole('tab', { name: '评论' }).first().click();
  await expect.poll(() => box(page).inputValue()).toBe('请@苏晴 看一下');
  await box(page).press('Control+Enter');
  await page.getByText('已发送。苏晴 无权查看这条记录，没有通知他们。').waitFor();
  await page.getByRole('listitem').filter({ hasText: '请@苏晴 看一下' }).waitFor();
});

it('reaches who is mentioned, live for whoever has the record open, and leads there from the notice', async () => {
  await admin('PATCH', `/api/records/account/${account}`, { owner: colleague.id });
  const theirs = await site.open(`/o/account/${account}`, { as: colleague });
  await theirs.getByText('请@苏晴 看一下').waitFor();
  await box(page).fill('第二条 @sq');
  await page.getByRole('option', { name: '苏晴', exact: true }).click();
  await page.getByRole('button', { name: '发送' }).click();
  // Without a reload.
  await theirs.getByText('第二条 @苏晴').waitFor();
  await theirs.getByRole('navigation').getByRole('link', { name: /^通知/ }).click();
  await theirs.getByRole('link', { name: /在评论中提到您：评论客户：第二条/ }).click();
  const meant = theirs.locator('[data-meant]');
  await meant.filter({ hasText: '第二条' }).waitFor();
  expect(theirs.url()).toContain('comment=');
  await meant.getByRole('button', { name: '表态' }).click();
  await theirs.getByRole('button', { name: '👍' }).click();
  await page.getByRole('button', { name: '👍 1' }).waitFor();
  await meant.getByRole('button', { name: '回复' }).click();
  await box(theirs).fill('收到');
  await box(theirs).press('Control+Enter');
  await page
    .getByRole('listitem')
    .filter({ hasText: '收到' })
    .getByText(/第二条/)
    .waitFor();
  expect(await seriousViolations(theirs)).toEqual([]);
  await theirs.context().close();
});

it('changes and takes back what one said where it stands, with the way back', async () => {
  const own = page.getByRole('listitem').filter({ hasText: '请@苏晴 看一下' });
  await own.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '修改' }).click();
  await own.locator('textarea').fill('改过的话');
  await page.getByRole('button', { name: '保存' }).click();
  const changed = page.getByRole('listitem').filter({ hasText: '改过的话' });
  await changed.getByText('已编辑').waitFor();
  await changed.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '删除' }).click();
  await changed.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '撤销' }).click();
  await changed.waitFor();
});

it('finds words among the comments, and has a file with one', async () => {
  await page.getByRole('tablist', { name: '动态' }).getByRole('tab', { name: '评论' }).click();
  const find = page.getByRole('searchbox', { name: '在评论中查找' });
  await find.fill('第二');
  await expect.poll(() => page.locator('ol li').filter({ hasText: '改过的话' }).count()).toBe(0);
  await find.fill('没有这句话');
  await page.getByText('没有找到这样的评论').waitFor();
  await find.fill('');
  await page
    .locator('label', { hasText: '附件' })
    .locator('input[type=file]')
    .setInputFiles({ name: '报价.txt', mimeType: 'text/plain', buffer: Buffer.from('1') });
  await page.getByText('报价.txt').waitFor();
  await box(page).fill('见附件');
  await box(page).press('Control+Enter');
  const file = page.getByRole('listitem').filter({ hasText: '见附件' }).getByRole('link', { name: '报价.txt' });
  const answer = await page.request.get((await file.getAttribute('href')) as string);
  expect([answer.status(), await answer.text()]).toEqual([200, '1']);
});

it('is written with a thumb on a phone, in English as well', async () => {
  const phone = await site.open(`/o/account/${account}`, { as: colleague, touch: true, viewport: { width: 360, height: 740 } });
  await phone.getByPlaceholder(/写/).first().tap();
  await phone.getByRole('tab', { name: '评论' }).first().tap();
  await box(phone).fill('手机上写的');
  await phone.getByRole('button', { name: '发送' }).tap();
  await phone.getByRole('listitem').filter({ hasText: '手机上写的' }).waitFor();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await phone.context().close();
});
