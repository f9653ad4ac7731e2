import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callApi, idOf } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;
let colleague: Page;

beforeAll(async () => {
  site = await openSite();
  [page, colleague] = [await site.open('/o/deal?view=deal_all'), await site.open('/')];
});
afterAll(() => site.close());

const car = '东海汽配 焊装线机器人';
const home = '海天家居 仓储自动化';
const bar = () => page.getByRole('status');
const amountCell = (title: string) =>
  page.getByRole('row').filter({ hasText: title }).getByRole('gridcell', { name: /^¥/ }).first();

async function editAmount(title: string, amount: string): Promise<void> {
  await amountCell(title).click();
  await page.keyboard.press('Enter');
  await page.keyboard.type(amount);
  await page.keyboard.press('Enter');
}

async function amountOf(title: string): Promise<string> {
  const id = await idOf(colleague, 'deal', title);
  const { amount } = await callApi<{ amount: { amount: string } }>(colleague, 'GET', `/records/deal/${id}`);
  return amount.amount;
}

it('sends the edits that were made while the server was away once it is back, those of one record in their order', async () => {
  await amountCell(car).waitFor();
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await editAmount(car, '1100000');
  await bar().getByText('没有连接 · 1 条待发送').waitFor();
  await editAmount(home, '2200000');
  await editAmount(car, '1200000');
  await bar().getByText('没有连接 · 3 条待发送').waitFor();
  await page.getByRole('button', { name: '查看' }).click();
  await expect
    .poll(() => bar().getByRole('listitem').allTextContents())
    .toEqual([
      expect.stringMatching(/东海汽配.*1,100,000/),
      expect.stringMatching(/海天家居.*2,200,000/),
      expect.stringMatching(/东海汽配.*1,200,000/),
    ]);
  await page.context().setOffline(false);
  await bar().getByText('没有连接').waitFor({ state: 'detached', timeout: 20_000 });
  await expect.poll(() => amountOf(car)).toBe('1200000.00');
  expect(await amountOf(home)).toBe('2200000.00');
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('tenon.edits'))).toBeNull();
});

it('keeps an edit across a reload of the tab', async () => {
  // The page itself comes, as from a server that has just started again.
  await page.route(/\/(api\/records\/deal\/[^/]+|health)$/, (route) => route.abort());
  await editAmount(home, '1300000');
  await bar().getByText('没有连接 · 1 条待发送').waitFor();
  await page.unrouteAll();
  await page.reload();
  await page.getByText('等待中的 1 条修改已保存').waitFor();
  expect(await amountOf(home)).toBe('1300000.00');
});

it('shows what others changed meanwhile beside what waited, and saves it only when told to', async () => {
  await page.context().setOffline(true);
  await editAmount(car, '1400000');
  await editAmount(home, '2400000');
  await bar().getByText('没有连接 · 2 条待发送').waitFor();
  const id = await idOf(colleague, 'deal', car);
  await callApi(colleague, 'PATCH', `/records/deal/${id}`, { amount: { amount: '999', currency: 'CNY' } });
  await callApi(colleague, 'PATCH', `/records/deal/${await idOf(colleague, 'deal', home)}`, { next_step: '回访' });
  await page.context().setOffline(false);
  await bar().getByText('1 条修改未能保存').waitFor({ timeout: 20_000 });
  await bar().getByText('期间已被他人修改').waitFor();
  await bar().getByText('¥999.00').waitFor();
  expect(await amountOf(car)).toBe('999.00');
  expect(await amountOf(home)).toBe('2400000.00');

  await page.reload();
  await page.getByRole('button', { name: '保存我的' }).click();
  await bar().getByText('未能保存').waitFor({ state: 'detached' });
  await expect.poll(() => amountOf(car)).toBe('1400000.00');
});

it('saves nothing elsewhere once another tab has gone to another workspace, and goes on waiting', async () => {
  const before = await amountOf(home);
  await page.route(/\/(api\/records\/deal\/[^/]+|health)$/, (route) => route.abort());
  await editAmount(home, '1500000');
  await bar().getByText('没有连接 · 1 条待发送').waitFor();
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  const { id } = await callApi<{ id: string }>(tab, 'POST', '/workspaces', { name: '另一家公司' });
  await callApi(tab, 'POST', '/me/workspace', { id });
  const refused = page.waitForResponse((answer) => answer.status() === 409 && answer.request().method() === 'PATCH');
  await page.unrouteAll();
  expect(await (await refused).json()).toMatchObject({ code: 'otherSession' });
  expect(await amountOf(home)).toBe(before);
  await callApi(tab, 'POST', '/me/workspace', { id: 'main' });
  await page.reload();
  await page.getByText('等待中的 1 条修改已保存').waitFor();
  expect(await amountOf(home)).toBe('1500000.00');
});

it('refuses a deletion of many at once while the server is away, and makes it once where only the answer was lost', async () => {
  await page.goto(page.url().replace(/\/o\/.*/, '/o/deal?view=deal_all'));
  await amountCell(home).click();
  await page.keyboard.press('x');
  await page.getByRole('toolbar').getByRole('button', { name: '删除' }).click();
  const confirm = page.getByRole('dialog').getByRole('button', { name: /^删除/ });
  await confirm.waitFor();
  await page.route('**/api/records/deal/bulk', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await confirm.click();
  await page.getByText('连不上服务器').waitFor();
  await page.unrouteAll();
  const again = page.waitForResponse('**/api/records/deal/bulk');
  await page.getByRole('region', { name: '通知' }).getByRole('button', { name: '重试' }).click();
  expect(await (await again).json()).toMatchObject({ done: 1, failed: [] });
});
