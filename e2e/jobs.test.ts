import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageErrors } from './browser.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const headers = { 'x-tenon-request': '1' };

async function changeMany(page: Page): Promise<void> {
  const filter = { field: 'name', op: 'contains', value: '批量' };
  const answer = await page.request.post('/api/records/contact/bulk', {
    data: { action: 'update', values: { title: '经理' }, filter },
    headers,
  });
  expect(answer.status()).toBe(202);
}

it('shows long work started elsewhere as soon as it begins, and takes it back', async () => {
  const page = await site.open('/o/account', { locale: 'zh' });
  const records = Array.from({ length: 1200 }, (_, n) => ({ name: `批量 ${n}` }));
  await page.request.post('/api/records/contact/bulk', { data: { action: 'create', records }, headers });
  expect(await page.getByRole('button', { name: /后台任务/ }).count()).toBe(0);
  await changeMany(page);
  await page.getByRole('button', { name: '后台任务：有新的结果' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('j');
  const tray = page.getByRole('dialog', { name: '后台任务' });
  await tray.getByText('批量修改联系人').waitFor();
  await tray.getByText('1,200 条已完成').waitFor();
  await tray.getByRole('button', { name: '撤销' }).click();
  await tray.getByText('已撤销').waitFor();
  expect(await tray.getByRole('button', { name: '撤销' }).count()).toBe(0);
  await tray.getByRole('link', { name: '查看' }).click();
  await page.waitForURL('**/o/contact*');
  expect(await page.getByRole('button', { name: '后台任务', exact: true }).count()).toBe(1);
  expect(pageErrors(page)).toEqual([]);
});

it('is a sheet on phones', async () => {
  const page = await site.open('/o/account', { locale: 'zh', viewport: { width: 390, height: 844 }, touch: true });
  await changeMany(page);
  await page.getByRole('navigation', { name: '主导航' }).getByRole('button', { name: '全部' }).click();
  await page.getByRole('button', { name: /^后台任务/ }).click();
  await page.getByRole('dialog', { name: '后台任务' }).getByText('1,200 条已完成').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
