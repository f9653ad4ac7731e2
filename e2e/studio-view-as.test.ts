import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageErrors } from './browser.ts';
import { inviteColleague } from './http/colleagues.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  const call = await site.test.signIn();
  const body = {
    label: { zh: '旁听', en: 'Listener' },
    objects: { '*': { read: 'all' } },
    fields: { 'deal.amount': 'hidden', 'account.phone': 'masked' },
  };
  await call('POST', '/api/roles', { name: 'listener', body });
  await inviteColleague(site.test, { name: '周杰', roles: ['listener'] });
  page = await site.open('/studio/objects/deal/page', { locale: 'zh' });
});
afterAll(() => site.close());

const amount = '[data-element$=".fields.amount"]';

it('shows the page as a person would see it, says so, and comes back', async () => {
  await page.locator(`${amount}:not([data-absent])`).first().waitFor();
  await page.getByRole('button', { name: '查看身份' }).click();
  await page.getByRole('menuitem', { name: '周杰' }).click();
  await page.getByText(/您看到的是 周杰（旁听）会看到的内容/).waitFor();
  await page.locator(`${amount}[data-absent]`).first().waitFor();
  expect(await page.locator(`${amount} dd`).first().textContent()).toBe('');
  await shoot('seen');
  await page.getByRole('link', { name: '视图', exact: true }).click();
  await page.getByText(/您看到的是 周杰（旁听）会看到的内容/).waitFor();
  await page.getByRole('columnheader', { name: /阶段/ }).first().waitFor();
  expect(await page.getByRole('columnheader', { name: /^金额/ }).count()).toBe(0);
  await shoot('view');
  await page.getByRole('link', { name: '页面', exact: true }).click();
  await page.locator(`${amount}[data-absent]`).first().waitFor();
  await page.getByRole('button', { name: '回到自己' }).click();
  await page.locator(`${amount}:not([data-absent])`).first().waitFor();
});

it('marks a field that roles hide, and leads to where they do', async () => {
  await page.getByRole('button', { name: '对 1 个角色隐藏或脱敏' }).first().click();
  await page.getByRole('menuitem', { name: '旁听' }).click();
  await page.getByRole('heading', { name: '旁听' }).first().waitFor();
  expect(await page.getByLabel('金额', { exact: true }).inputValue()).toBe('hidden');
});

it('says what a person will see, with the reasons', async () => {
  await page.goto('/studio/roles/of-person');
  await page.getByRole('link', { name: '周杰' }).click();
  await page.getByText(/曾以此人的身份查看/).waitFor();
  await page.getByRole('link', { name: '商机', exact: true }).click();
  await page.getByLabel('查找字段').fill('金额');
  await page.getByText('旁听：隐藏').first().waitFor();
  await page.getByText('由看不到的内容算出：商机 › 金额').first().waitFor();
  await shoot('person');
  expect(pageErrors(page)).toEqual([]);
});

it('shows each administrator where the other is, until they leave', async () => {
  const other = await inviteColleague(site.test, { name: '王芳', roles: ['administrator'] });
  const theirs = await site.open('/studio/objects/deal/fields/amount', { as: other.credentials, locale: 'zh' });
  await page.goto('/studio/objects/deal/fields');
  await page.getByRole('img', { name: '王芳 在 商机 › 金额 · 字段' }).first().waitFor();
  await theirs
    .getByRole('img', { name: /管理员 在 商机/ })
    .first()
    .waitFor();
  await page.getByRole('button', { name: /更改集/ }).click();
  await page.getByRole('menuitem', { name: '王芳 在 商机 › 金额 · 字段' }).waitFor();
  await shoot('others');
  await theirs.close();
  await page.getByRole('img', { name: /^王芳/ }).first().waitFor({ state: 'detached' });
});

async function shoot(name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/view-${name}.png` });
}
