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

it('shows what waits to be published, by whom, since which revision and what is wrong with it; publishes and discards', async () => {
  const label = { zh: '车辆', en: 'Vehicle' };
  const name = { type: 'text', label: { zh: '名称', en: 'Name' } };
  const sound = { label, icon: 'box', title: 'name', fields: { name } };
  await begin('车辆管理', { kind: 'object', name: 'vehicle', body: sound });
  await begin('半成品', {
    kind: 'view',
    name: 'halfway',
    body: { object: 'nothing', label, type: 'table', columns: [{ field: 'name' }] },
  });
  await page.reload();
  const half = page.locator('article').filter({ hasText: '半成品' });
  await half.getByText('1 个问题').waitFor();
  await half.getByText('没有对象“nothing”').waitFor();
  await half.getByText('管理员').first().waitFor();
  await half.getByRole('button', { name: '发布' }).click();
  await page.getByText('没有对象“nothing”').nth(1).waitFor();
  await page.locator('article').filter({ hasText: '车辆管理' }).getByRole('button', { name: '发布' }).click();
  await page.locator('article').filter({ hasText: '车辆管理' }).waitFor({ state: 'detached' });
  expect(site.test.workspace.snapshot.objects.has('vehicle')).toBe(true);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/sets-zh.png`, fullPage: true });
  await half.getByRole('button', { name: '放弃' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await page.getByText('待发布的更改').waitFor({ state: 'detached' });
});

async function begin(name: string, draft: object): Promise<void> {
  const { id } = await callApi<{ id: string }>(page, 'POST', '/change-sets', { name });
  await callApi(page, 'PUT', `/change-sets/${id}/drafts`, { drafts: [draft] });
}
