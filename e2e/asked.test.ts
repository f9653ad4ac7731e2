import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageErrors } from './browser.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

it('asks why a deal is lost where its stage is edited in the list, too', async () => {
  const columns = JSON.stringify(['name', 'stage', 'loss_reason'].map((field) => ({ field })));
  const page = await site.open(`/o/deal?view=all&layout=table&q=Harbor&columns=${encodeURIComponent(columns)}`, { locale: 'zh' });
  const stage = page.locator('[data-path=stage]').first();
  await stage.click();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: '输单' }).click();
  const dialog = page.getByRole('dialog', { name: /记为输单/ });
  await dialog.getByRole('button', { name: '取消' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await stage.textContent()).toBe('方案报价');
  await stage.click();
  await page.getByRole('option', { name: '输单' }).click();
  await dialog.getByRole('radio', { name: '价格' }).check();
  await dialog.getByRole('button', { name: '记为输单' }).click();
  await expect.poll(() => stage.textContent()).toBe('输单');
  await expect.poll(() => page.locator('[data-path=loss_reason]').first().textContent()).toBe('价格');
  expect(pageErrors(page)).toEqual([]);
});

it('shows the ends of a lead apart, and reaches the converted one by converting', async () => {
  const page = await site.open('/o/lead?view=all&layout=table', { locale: 'zh' });
  const { records } = await (
    await page.request.post('/api/records/lead/query', {
      data: { select: ['name'], filter: { field: 'status', op: 'eq', value: 'working' }, limit: 1 },
      headers: { 'x-tenon-request': '1' },
    })
  ).json();
  await page.goto(`/o/lead/${records[0].id}`);
  const bar = page.getByRole('group', { name: '线索状态' });
  await bar.waitFor();
  expect(await bar.locator('[data-kind=open]').allInnerTexts()).toEqual(['新建', '跟进中', '已验证']);
  expect(await bar.locator('button:not([data-kind=open])').allInnerTexts()).toEqual(['已转化', '无效', '已回收']);
  await bar.getByRole('button', { name: '已转化' }).click();
  await page.getByRole('dialog', { name: /转化/ }).waitFor();
  await page.keyboard.press('Escape');
  await bar.getByRole('button', { name: '无效' }).click();
  await bar.locator('[aria-current=step]', { hasText: '无效' }).waitFor();
  expect(pageErrors(page)).toEqual([]);
});
