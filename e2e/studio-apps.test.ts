import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { inviteColleague } from './http/colleagues.ts';
import { openSite, type Site } from './open-site.ts';
import { publishSet } from './studio-acts.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/studio/apps');
});
afterAll(() => site.close());
afterEach(({ task }) => (task.result?.state === 'fail' ? shoot(page, 'failed') : undefined));

async function shoot(at: Page, name: string): Promise<void> {
  const folder = process.env.TENON_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await at.screenshot({ path: `${folder}/${name}.png` });
}

const main = (at: Page) => at.getByRole('navigation', { name: '主导航' });

const begun = Promise.withResolvers<void>();

it('makes an app with an object in its menu, gives it to roles, and publishes', async () => {
  await page.route('**/api/change-sets', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await route.fetch();
    begun.resolve();
  });
  await page.getByRole('button', { name: '新建应用' }).last().click();
  const dialog = page.getByRole('dialog', { name: '新建应用' });
  await dialog.getByLabel('名称（中文）').fill('租借');
  await dialog.getByLabel('名称（英文）').fill('Rental');
  await dialog.getByRole('button', { name: '新建' }).click();
  await page.waitForURL('**/studio/apps/rental');
  await leaveWhileSetBegins();
  await page.getByRole('button', { name: '新建对象' }).click();
  const object = page.getByRole('dialog', { name: '新建对象' });
  await object.getByLabel('名称（中文）').fill('器材');
  await object.getByLabel('名称（英文）').fill('Gear');
  await object.getByRole('button', { name: '新建', exact: true }).click();
  await page.waitForURL('**/studio/objects/gear/fields');
  await page.goto('/studio/apps/rental');
  await page.getByRole('list', { name: '对象' }).getByRole('link', { name: '器材' }).waitFor();
  const roles = page.getByRole('group', { name: '销售代表与此应用' });
  await roles.getByRole('radio', { name: '管理' }).check({ force: true });
  await page.getByRole('group', { name: '高层管理与此应用' }).getByRole('radio', { name: '不用' }).check({ force: true });
  await shoot(page, 'app');
  await page.getByText(/已保存/).waitFor();
  await publishSet(page, async (review) => {
    await review.getByText('新增应用：租借').waitFor();
  });
  const { roles: published } = site.test.workspace.snapshot;
  expect(published.get('sales_rep')?.apps).toEqual({ rental: 'administer' });
  expect(published.get('executive')?.apps).toEqual({ rental: 'off' });
});

/** The server has begun the set, and the page never hears of it: what was done is there all the same. */
async function leaveWhileSetBegins(): Promise<void> {
  await begun.promise;
  await page.unroute('**/api/change-sets');
  await page.reload();
}

it('switches between apps by menu and by keys, remembers it, and leads to the other app all the same', async () => {
  await page.goto('/');
  await main(page).getByRole('link', { name: '商机' }).waitFor();
  await main(page).getByRole('button', { name: '应用：全部应用' }).click();
  await page.getByRole('menuitem', { name: '租借' }).click();
  await main(page).getByRole('link', { name: '器材' }).waitFor();
  expect(await main(page).getByRole('link', { name: '商机' }).count()).toBe(0);
  await shoot(page, 'switched');
  await page.reload();
  await main(page).getByRole('button', { name: '应用：租借' }).waitFor();
  await page.goto('/o/deal');
  // What is open stands there as well, so that one sees where one is.
  await main(page).getByRole('link', { name: '商机' }).waitFor();
  expect(await main(page).getByRole('link', { name: '线索' }).count()).toBe(0);
  await page.locator('#page h1').first().click();
  await page.keyboard.press('g');
  await page.keyboard.press('0');
  await main(page).getByRole('link', { name: '线索' }).waitFor();
});

it('shows who administers an app that app alone, and says what is not theirs', async () => {
  const { credentials } = await inviteColleague(site.test, { name: '李雷', roles: ['sales_rep'] });
  const rep = await site.open('/', { as: credentials });
  await main(rep).getByRole('link', { name: '工作室' }).click();
  await rep.waitForURL(/\/studio/);
  await rep.getByRole('navigation', { name: '工作室的位置' }).getByRole('link', { name: '应用' }).waitFor();
  const studio = rep.locator('[data-own-frame]');
  await studio.getByText('器材').first().waitFor();
  expect(await studio.getByText('商机', { exact: true }).count()).toBe(0);
  expect(await rep.getByRole('navigation', { name: '工作室的位置' }).getByRole('link', { name: '版本' }).count()).toBe(0);
  await makeRole(rep);
  const { roles, apps } = site.test.workspace.snapshot;
  expect(roles.get('lender')).toMatchObject({ objects: { loan: { read: 'all' } } });
  expect(apps.get('rental')?.roles).toEqual(['lender']);
  await rep.context().close();
});

/** Who administers the app makes an object in it and a role for those who work with it, and publishes both. */
async function makeRole(rep: Page): Promise<void> {
  await rep.goto('/studio/apps/rental');
  await rep.getByRole('button', { name: '新建对象' }).click();
  const object = rep.getByRole('dialog', { name: '新建对象' });
  await object.getByLabel('名称（中文）').fill('借出');
  await object.getByLabel('名称（英文）').fill('Loan');
  await object.getByRole('button', { name: '新建', exact: true }).click();
  await rep.waitForURL('**/studio/objects/loan/fields');
  await rep.getByText(/已保存/).waitFor();
  await rep.goto('/studio/roles');
  await rep.getByRole('button', { name: '新建角色' }).last().click();
  const role = rep.getByRole('dialog', { name: '新建角色' });
  await role.getByLabel('名称（中文）').fill('借出员');
  await role.getByLabel('名称（英文）').fill('Lender');
  await role.getByRole('button', { name: '新建', exact: true }).click();
  await rep.getByRole('button', { name: '借出 · 查看: 无' }).focus();
  await rep.keyboard.press('5');
  await rep.getByRole('button', { name: '借出 · 查看: 全部' }).waitFor();
  expect(await rep.getByRole('button', { name: /商机|其他对象/ }).count()).toBe(0);
  await shoot(rep, 'role-of-app');
  await rep.getByText(/已保存/).waitFor();
  await publishSet(rep, async (review) => {
    await review.getByText('借出 · 查看：无 → 全部').waitFor();
    await shoot(rep, 'role-of-app-review');
  });
}
