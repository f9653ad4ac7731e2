import type { AppBody } from '@tenon/metadata';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishDefinition } from '../server/src/catalog/publish.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/', { viewport: { width: 390, height: 844 }, touch: true });
});
afterAll(() => site.close());

const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

it('goes from home to a record through cards, and notes a follow-up', async () => {
  const tabs = page.getByRole('navigation', { name: '主导航' });
  expect(await fits()).toBe(true);
  await tabs.getByRole('link', { name: '客户' }).tap();
  await page.waitForURL('**/o/account');
  const card = page.getByRole('listitem').filter({ hasText: '杭州绿野食品有限公司' });
  await card.waitFor();
  expect(await page.getByRole('grid').count()).toBe(0);
  expect(await fits()).toBe(true);

  expect(await card.getByRole('link', { name: /^拨打 / }).getAttribute('href')).toMatch(/^tel:\+86/);
  await expect.poll(() => card.textContent()).toContain('在谈金额');

  await card.getByRole('link', { name: '杭州绿野食品有限公司' }).tap();
  await page.waitForURL('**/o/account/*');
  expect(await fits()).toBe(true);
  const send = page.getByRole('button', { name: '发送' });
  await page.getByRole('textbox', { name: '内容' }).waitFor();
  expect(await send.isVisible()).toBe(false);
  await page.getByRole('button', { name: '写跟进' }).tap();
  await page.getByRole('textbox', { name: '内容' }).fill('现场拜访，确认样机试用');
  await send.tap();
  await page.getByRole('listitem').filter({ hasText: '确认样机试用' }).waitFor();
  await send.waitFor({ state: 'hidden' });
});

it('goes back from a record to where one came from, and sorts the cards', async () => {
  await page.getByRole('button', { name: '返回' }).tap();
  await page.waitForURL('**/o/account');
  await page.getByText('共 12 条').waitFor();
  await page.getByRole('button', { name: '筛选' }).tap();
  await page.getByRole('button', { name: '排序' }).tap();
  await page.getByRole('menuitem', { name: '在谈金额' }).tap();
  await page.getByRole('button', { name: '按在谈金额排序' }).tap();
  await page.getByRole('menuitem', { name: '在谈金额' }).tap();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('listitem').first().textContent()).toContain('苏州星河');
});

it('shows people on a phone with their state and their menu', async () => {
  await page.goto('/settings/users');
  const line = page.getByRole('row').filter({ hasText: '李雷' });
  await line.getByRole('button', { name: '更多' }).tap();
  await page.getByRole('menuitem', { name: '编辑' }).waitFor();
  expect(await fits()).toBe(true);
  await page.keyboard.press('Escape');
});

it('reaches every place and every new record from the bar at the bottom', async () => {
  await page.goto('/');
  await page.getByRole('button', { name: '全部', exact: true }).last().tap();
  await page.getByRole('dialog').getByRole('link', { name: '商机', exact: true }).tap();
  await page.waitForURL('**/o/deal');
  await page.getByRole('button', { name: '新建', exact: true }).tap();
  await page.getByRole('button', { name: '任务' }).tap();
  const form = page.getByRole('dialog', { name: '新建任务' });
  await form.waitFor();
  expect(await fits()).toBe(true);
});

it('shows which of the settings is open, though the row of them is wider than the screen', async () => {
  await page.goto('/settings/data');
  const place = page.getByRole('navigation', { name: '设置' }).getByRole('link', { name: '数据', exact: true });
  await place.waitFor();
  await expect.poll(async () => ((await place.boundingBox())?.x ?? innerWidthOf(page)) < innerWidthOf(page)).toBe(true);
  expect(await fits()).toBe(true);
});

const innerWidthOf = (of: Page) => of.viewportSize()?.width ?? 0;

it('has the objects in its tab bar that the app puts there', async () => {
  const body = site.test.workspace.snapshot.apps.get('sales') as AppBody;
  const app = { ...body, tabs: ['deal', 'contact'] };
  await publishDefinition(site.test.workspace, { kind: 'app', name: 'sales', body: app }, { by: null, summary: '' });
  await page.goto('/');
  const tabs = page.getByRole('navigation', { name: '主导航' });
  await tabs.getByRole('link', { name: '联系人' }).tap();
  await page.waitForURL('**/o/contact');
  await tabs.getByRole('link', { name: '商机' }).tap();
  await page.waitForURL('**/o/deal');
  expect(await tabs.getByRole('link').allTextContents()).toEqual(['首页', '商机', '联系人']);
});
