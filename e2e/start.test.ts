import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, newPage, pageErrors } from './browser.ts';
import { administrator, openApp, type TestApp } from './http/open-app.ts';

let test: TestApp;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  test = await openApp();
  browser = await launchBrowser();
  const url = new URL(await test.app.listen({ port: 0, host: '127.0.0.1' }));
  page = await newPage(browser, { url: `http://localhost:${url.port}`, locale: 'zh' });
  page.setDefaultTimeout(10_000);
  const { email, password } = administrator;
  await page.request.post('/api/session', { data: { email, password }, headers });
});
afterAll(async () => {
  await browser.close();
  await test.close();
});

const headers = { 'x-tenon-request': '1' };
const step = (name: string) => page.getByRole('listitem').filter({ hasText: name });
const isTicked = (name: string) => step(name).getByLabel('完成').count();

async function make(object: string, values: object): Promise<string> {
  return (await (await page.request.post(`/api/records/${object}`, { data: values, headers })).json()).id;
}

it('tells on an empty list what it is for and what to do first', async () => {
  await page.goto('/o/account');
  await page.getByText('还没有客户').waitFor();
  await page.getByText('也可以把 Excel 或 CSV 文件拖到这一页', { exact: false }).waitFor();
  expect(await page.getByRole('main').getByRole('button', { name: '新建客户' }).count()).toBe(2);
  // A view with a condition of its own is empty for the same reason, and so is a board.
  for (const view of ['?view=my_accounts', '?layout=board']) {
    await page.goto(`/o/account${view}`);
    await page.getByText('还没有客户').waitFor();
  }
  await make('account', { name: '榫卯科技' });
  await page.goto('/o/account?q=没有这一家');
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.getByRole('link', { name: '榫卯科技' }).waitFor();
  expect(await page.getByRole('searchbox').inputValue()).toBe('');
  await page.getByRole('searchbox').fill('榫卯');
  await page.waitForURL(/q=/);
  expect(await page.getByRole('searchbox').inputValue()).toBe('榫卯');
});

it('ticks the first steps off from what is really there', async () => {
  await page.goto('/');
  await page.getByText('开始使用').waitFor();
  await expect.poll(() => isTicked('客户')).toBe(1);
  expect(await isTicked('商机')).toBe(0);
  const id = await make('deal', { name: '展厅' });
  await page.request.patch(`/api/records/deal/${id}`, { data: { next_step: '电话' }, headers });
  await page.reload();
  await page.getByText('开始使用').waitFor();
  expect(await isTicked('商机')).toBe(0);
  await page.request.patch(`/api/records/deal/${id}`, { data: { stage: 'qualification' }, headers });
  await expect.poll(() => isTicked('商机')).toBe(1);
  await step('跟进记录').getByRole('button').click();
  await page.getByRole('dialog', { name: /跟进记录/ }).waitFor();
  await page.keyboard.press('Escape');
});

it('is sent away, and called back from the menu', async () => {
  await page.getByRole('button', { name: '不再显示' }).click();
  await page.getByText('开始使用').waitFor({ state: 'detached' });
  await page.reload();
  await page.waitForSelector('#page h1');
  expect(await page.getByText('开始使用').count()).toBe(0);
  await page.getByRole('button', { name: '管理员' }).click();
  await page.getByRole('menuitem', { name: '开始使用' }).click();
  await page.getByRole('main').getByText('开始使用').waitFor();
  expect(pageErrors(page)).toEqual([]);
});
