import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageErrors } from './browser.ts';
import { callApi } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite({ isBlank: true });
  page = await site.open('/studio');
  const label = { zh: '设备', en: 'Device' };
  const fields = { name: { type: 'text', label: { zh: '名称', en: 'Name' } } };
  const body = { label, icon: 'box', title: 'name', fields };
  const { id } = await callApi<{ id: string }>(page, 'POST', '/change-sets', {});
  await callApi(page, 'PUT', `/change-sets/${id}/drafts`, { drafts: [{ kind: 'object', name: 'she_bei', body }] });
  await callApi(page, 'POST', `/change-sets/${id}/publish`, {});
  await callApi(page, 'POST', '/records/she_bei', { name: '车床' });
});
afterAll(() => site.close());

it('renames an object, label and API name at once; the former name answers, says when it was used, and goes when it is taken away', async () => {
  await page.goto('/studio/objects/she_bei');
  await page.getByRole('button', { name: '改名', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称（英文）').fill('Machine');
  await dialog.getByLabel('接口名').fill('machine');
  await shoot('dialog');
  await dialog.getByRole('button', { name: '改名并发布' }).click();
  await page.waitForURL('**/studio/objects/machine');
  const former = page.getByRole('list', { name: '旧接口名' });
  await former.getByText('尚未使用').waitFor();
  const { records } = await callApi<{ records: object[] }>(page, 'GET', '/records/she_bei');
  expect(records).toMatchObject([{ name: '车床' }]);
  await page.reload();
  await former.getByText(/最近使用 .* 1 次/).waitFor();
  await shoot('renamed');
  await page.getByRole('button', { name: '移除 she_bei' }).press('Enter');
  await former.waitFor({ state: 'detached' });
  expect(pageErrors(page)).toEqual([]);
});

async function shoot(name: string): Promise<void> {
  if (!process.env.SHOTS) return;
  for (const [width, locale] of [
    [1440, 'zh'],
    [360, 'zh'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${process.env.SHOTS}/rename-${name}-${width}-${locale}.png` });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}
