import type { Page } from 'playwright-core';
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
  const reason = page.locator('[data-path=loss_reason]').first();
  await expect.poll(() => reason.textContent()).toBe('价格');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => stage.textContent()).toBe('方案报价');
  await expect.poll(() => reason.textContent()).not.toBe('价格');
  expect(pageErrors(page)).toEqual([]);
});

it.each([
  [
    'in a list without the reason',
    '/o/deal?view=all&layout=table&q=Harbor device&columns=[{"field":"name"},{"field":"stage"}]',
    loseInCell,
  ],
  ['by its stage bar', '/o/deal?view=all&layout=table&q=Harbor', loseOnBar],
])('takes a deal that was lost %s back with all that came with it', async (_, path, lose) => {
  const page = await site.open(path, { locale: 'zh' });
  const before = await harbor(page);
  expect(before).toMatchObject({ stage: 'proposal', loss_reason: null });
  await lose(page);
  const dialog = page.getByRole('dialog', { name: /记为输单/ });
  await dialog.getByRole('radio', { name: '价格' }).check();
  await dialog.getByRole('button', { name: '记为输单' }).click();
  await expect.poll(() => harbor(page)).toMatchObject({ stage: 'lost', loss_reason: 'price' });
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => harbor(page)).toEqual(before);
});

async function loseInCell(page: Page): Promise<void> {
  await page.locator('[data-path=stage]').first().click();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: '输单' }).click();
}

async function loseOnBar(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Harbor device cloud' }).click();
  await page.getByRole('group', { name: '阶段' }).getByRole('button', { name: '输单' }).click();
}

/** What the one deal of that name holds of its stage and of what changes with it. */
async function harbor(page: Page): Promise<Record<string, unknown>> {
  const select = ['stage', 'loss_reason', 'probability', 'closed_on', 'status'];
  const data = { select, filter: { field: 'name', op: 'eq', value: 'Harbor device cloud' } };
  const answer = await page.request.post('/api/records/deal/query', { data, headers: { 'x-tenon-request': '1' } });
  const { id, version, ...values } = (await answer.json()).records[0];
  return values;
}

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
  await page.goto('/o/lead?view=all&layout=table&columns=[{"field":"name"},{"field":"status"}]');
  await page.locator('[data-path=status]', { hasText: '跟进中' }).first().click();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: '已转化' }).click();
  await page.getByRole('dialog', { name: /转化/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.goto(`/o/lead/${records[0].id}`);
  await bar.getByRole('button', { name: '无效' }).click();
  await bar.locator('[aria-current=step]', { hasText: '无效' }).waitFor();
  expect(pageErrors(page)).toEqual([]);
});
