import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { newPage } from './browser.ts';
import { callApi, idOf } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;
let deal: string;
let company: string;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/', { viewport: { width: 1440, height: 900 } });
  deal = await idOf(page, 'deal', '东海汽配 焊装线机器人');
  company = (await callApi<{ workspace: { name: string } }>(page, 'GET', '/me')).workspace.name;
});
afterEach(() => page.context().setOffline(false));
afterAll(() => site.close());

it('calls every page by its name, in the language on screen', async () => {
  const named: [path: string, title: string][] = [
    ['/', '首页'],
    ['/o/deal?view=all', '全部商机 · 商机'],
    [`/o/deal/${deal}`, '东海汽配 焊装线机器人 · 商机'],
    ['/o/deal/import', '导入 · 商机'],
    ['/trash', '回收站'],
    ['/settings/users', '用户 · 设置'],
    ['/settings/departments', '部门 · 设置'],
    ['/settings/roles', '工作室'],
    ['/nowhere', '没有这个页面'],
  ];
  for (const [path, title] of named) {
    await page.goto(path);
    await expect.poll(() => page.title(), { message: path, timeout: 10_000 }).toBe(`${title} · ${company}`);
  }
  const stranger = await newPage(site.browser, { url: site.url, locale: 'en' });
  await stranger.goto('/');
  await expect.poll(() => stranger.title(), { timeout: 10_000 }).toBe('Sign in · Tenon CRM');
  await stranger.context().close();
});

it('says quietly that the server is gone, keeps what waits for it, and sends it once it is back', async () => {
  // What is used below was opened once: how soon it is fetched beforehand hangs on how busy the machine is.
  await page.goto('/o/task?view=all_tasks&layout=table');
  await page.getByRole('row').nth(1).waitFor();
  await page.keyboard.press('c');
  await page.getByRole('dialog').getByRole('textbox').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '首页', exact: true }).click();
  const figure = page.locator('#page a').filter({ hasText: '¥' }).first();
  const before = await figure.textContent();
  await page.context().setOffline(true);
  const bar = page.getByRole('status').filter({ hasText: '没有连接' });
  await bar.waitFor({ timeout: 20_000 });
  expect(await figure.textContent()).toBe(before);

  await page.getByRole('link', { name: '任务', exact: true }).click();
  await page.keyboard.press('c');
  const name = page.getByRole('dialog').getByRole('textbox').first();
  await name.waitFor();
  await name.fill('断网时记下的回访');
  await page.keyboard.press('Control+Enter');
  await bar.getByText('1 条待发送').waitFor();
  await page.context().setOffline(false);
  await bar.waitFor({ state: 'detached', timeout: 20_000 });
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.goto('/o/task?view=all_tasks&layout=table');
  await page.getByRole('link', { name: '断网时记下的回访' }).waitFor();
  expect(await page.getByRole('link', { name: '断网时记下的回访' }).count()).toBe(1);
});

it('keeps the page whole when one goes on to another that was not opened before, and shows that once the server is back', async () => {
  await page.goto('/o/task?view=all_tasks&layout=table');
  await page.getByRole('row').nth(1).waitFor();
  await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));
  await page.context().setOffline(true);
  const link = page.getByRole('link', { name: '回收站' });
  // What a pointer rests on is fetched beforehand.
  await link.hover();
  await page.getByRole('status').filter({ hasText: '没有连接' }).waitFor({ timeout: 20_000 });
  await link.click();
  await page.context().setOffline(false);
  await page.getByRole('heading', { level: 1, name: '回收站' }).waitFor({ timeout: 20_000 });
  expect(await page.evaluate(() => 'isSamePage' in globalThis)).toBe(true);
});

it('sends a change that got no answer by itself once there is a connection again', async () => {
  await page.goto(`/o/deal/${deal}`);
  const title = page.getByRole('heading', { level: 1 }).getByRole('button');
  await page.waitForLoadState('networkidle');
  await title.click();
  await page.context().setOffline(true);
  await page.getByRole('textbox', { name: '商机名称' }).fill('东海汽配 焊装线');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('没有连接 · 1 条待发送').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('status').getByText('没有连接').waitFor({ state: 'detached', timeout: 20_000 });
  await page.getByRole('heading', { level: 1, name: '东海汽配 焊装线' }).waitFor();
});

it('shows a Chinese month from Monday on, with today marked', async () => {
  await page.goto(`/o/deal/${deal}`);
  await page.getByRole('button', { name: '编辑预计成交日期' }).click();
  const month = page.getByRole('dialog').getByRole('table');
  await month.waitFor();
  expect(await month.locator('thead th').allTextContents()).toEqual(['一', '二', '三', '四', '五', '六', '日']);
  await page.getByRole('textbox', { name: '预计成交日期' }).fill('');
  const today = month.locator('[aria-current=date]');
  await expect.poll(() => today.count()).toBe(1);
  expect(await today.evaluate((day) => getComputedStyle(day).borderTopWidth)).toBe('1px');
});
