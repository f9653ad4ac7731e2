import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callApi } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/settings/workspace');
});
afterAll(() => site.close());

const shots = process.env.TENON_SHOTS;
async function shoot(name: string): Promise<void> {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.waitForTimeout(700);
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

it('installs a further solution into a workspace that is in use', async () => {
  const offer = page.getByRole('listitem', { name: '项目管理', exact: true });
  await offer.getByText('里程碑').first().waitFor();
  expect(await offer.getByText('同时安装').count()).toBe(0);
  await shoot('offer');
  await offer.getByRole('checkbox', { name: '带示例数据' }).check();
  await offer.getByRole('button', { name: '安装' }).click();
  await page.getByText('“项目管理”已安装').waitFor({ timeout: 30_000 });
  await offer.waitFor({ state: 'detached' });
  const menu = page.getByRole('navigation', { name: '主导航' });
  await menu.getByText('销售', { exact: true }).waitFor();
  await menu.getByRole('link', { name: '里程碑' }).waitFor();
  await shoot('installed');
});

it('puts its cards below those of the other app, and ticks a milestone off', async () => {
  await page.goto('/');
  await page.getByRole('heading', { name: '进行中的项目' }).waitFor();
  const due = page.locator('section').filter({ has: page.getByRole('heading', { name: '到期的里程碑' }) });
  await due.getByText('现场安装').waitFor();
  await shoot('home');
  await due.getByRole('checkbox', { name: '完成“现场安装”' }).click();
  await due.getByText('现场安装').waitFor({ state: 'detached' });
});

it('makes a project at an account and logs time on it', async () => {
  await page.goto('/o/account');
  await page.getByRole('link', { name: '杭州绿野食品有限公司' }).first().click();
  await page.getByRole('button', { name: '添加项目' }).click();
  const form = page.getByRole('dialog', { name: '新建项目' });
  await form.getByRole('textbox', { name: '项目名称' }).fill('包装线节能改造');
  await form.getByRole('button', { name: '保存', exact: false }).last().click();
  await page.getByRole('link', { name: '包装线节能改造' }).first().click();
  await page.waitForURL('**/o/project/*');
  await page.getByRole('button', { name: '添加工时' }).click();
  const entry = page.getByRole('dialog', { name: '新建工时' });
  await entry.getByRole('textbox', { name: '做了什么' }).fill('现场测量能耗');
  await entry.getByRole('textbox', { name: '小时' }).fill('6.5');
  await entry.getByRole('button', { name: '保存', exact: false }).last().click();
  await page.getByRole('link', { name: '现场测量能耗' }).first().waitFor();
  await expect.poll(() => page.locator('#page').textContent()).toContain('6.5');
  await shoot('project');
  await page.goBack();
  await page.getByRole('link', { name: '包装线节能改造' }).first().waitFor();
  await expect.poll(() => page.locator('#page').textContent()).toContain('6.5');
  await shoot('account');
});

it('stands the apps one below the other on a phone too', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await page.getByRole('heading', { name: '进行中的项目' }).waitFor();
  await shoot('home-phone');
});

it('begins without any solution with what there is to do', async () => {
  const blank = await openSite({ isBlank: true });
  page = await blank.open('/');
  await page.getByRole('button', { name: '安装' }).first().waitFor();
  await shoot('blank-zh');
  await callApi(page, 'PATCH', '/me', { locale: 'en' });
  await page.reload();
  await page.getByRole('button', { name: 'Install' }).first().waitFor();
  await shoot('blank');
  await page.setViewportSize({ width: 390, height: 844 });
  await shoot('blank-phone');
  await page.setViewportSize({ width: 1280, height: 800 });
  const offer = page.getByRole('listitem', { name: 'Projects', exact: true });
  await offer.getByText('Comes with: Sales').waitFor();
  await offer.getByRole('button', { name: 'Install' }).click();
  await page.getByRole('heading', { name: 'Running projects' }).waitFor({ timeout: 30_000 });
  await page.getByRole('navigation').getByRole('link', { name: 'Deals' }).waitFor();
  await shoot('blank-installed');
  await blank.close();
});
