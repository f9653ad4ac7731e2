import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callApi } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/settings/apps');
});
afterAll(() => site.close());

const shots = process.env.TENON_SHOTS;
async function shoot(name: string): Promise<void> {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.waitForTimeout(700);
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

const main = () => page.getByRole('navigation', { name: '主导航' });
const rowOf = (name: string) => page.getByRole('listitem', { name, exact: true });

it('tries an app of the gallery with sample data', async () => {
  const offer = rowOf('费用报销');
  await offer.getByText('报销单').first().waitFor();
  await shoot('gallery');
  await offer.getByRole('checkbox', { name: '带示例数据' }).check();
  await offer.getByRole('button', { name: '安装' }).click();
  await page.getByText('“费用报销”已安装').waitFor({ timeout: 30_000 });
  await main().getByRole('link', { name: '报销单' }).waitFor();
  await shoot('installed');
  await page.goto('/o/expense_claim');
  await page.getByRole('link', { name: '上海工业展出差' }).first().waitFor();
  await shoot('claims');
  await page.goBack();
});

it('exports it, compares the file with what is here, and says what differs', async () => {
  const downloading = page.waitForEvent('download');
  await rowOf('费用报销').getByRole('button', { name: '导出' }).click();
  const download = await downloading;
  const buffer = Buffer.concat(await (await download.createReadStream()).toArray());
  await page.locator('input[type=file]').setInputFiles({ name: 'own.zip', mimeType: 'application/zip', buffer });
  const dialog = page.getByRole('dialog', { name: '安装“费用报销” 1.0' });
  await dialog.getByText('与本工作区完全一致').waitFor();
  await shoot('compared');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

it('switches it off and on again, and removes it with everything', async () => {
  await rowOf('费用报销').getByRole('button', { name: '停用' }).click();
  await main().getByRole('link', { name: '报销单' }).waitFor({ state: 'detached' });
  await shoot('off');
  await rowOf('费用报销').getByRole('button', { name: '启用' }).click();
  await main().getByRole('link', { name: '报销单' }).waitFor();
  await rowOf('费用报销').getByRole('button', { name: '卸载' }).click();
  const dialog = page.getByRole('dialog', { name: '卸载“费用报销”' });
  await dialog.getByRole('radio', { name: '全部删除' }).check();
  await shoot('uninstall');
  await dialog.getByRole('button', { name: '卸载' }).click();
  await page.getByText('“费用报销”已卸载').waitFor({ timeout: 30_000 });
  await main().getByRole('link', { name: '报销单' }).waitFor({ state: 'detached' });
  const apps = await callApi<{ name: string }[]>(page, 'GET', '/apps');
  expect(apps.map(({ name }) => name)).toEqual(['sales']);
});
