import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageErrors } from './browser.ts';
import { callApi } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';
import { seriousViolations } from './serious-violations.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/studio/roll-out');
});
afterAll(() => site.close());

it('brings an app to a pilot of roles and people, plans a day for everybody, and publishes both', async () => {
  const card = page.getByRole('region', { name: '销售' });
  await card.getByText(/目前：所有有权限的人/).waitFor();
  await shoot('before');
  await card.getByText('试点', { exact: true }).click();
  await card.getByLabel('试点角色', { exact: true }).click();
  await page.getByRole('option', { name: '销售经理' }).click();
  await page.keyboard.press('Escape');
  await card.getByRole('combobox', { name: '试点人员' }).fill('管理员');
  await page.getByRole('option', { name: '管理员' }).waitFor();
  // Esc closes the list of people, and stays here.
  await page.keyboard.press('Escape');
  await page.getByRole('option', { name: '管理员' }).waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');
  expect(new URL(page.url()).pathname).toBe('/studio/roll-out');
  await card.getByRole('combobox', { name: '试点人员' }).fill('管理员');
  await page.getByRole('option', { name: '管理员' }).click();
  await card.getByRole('button', { name: '计划一步' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('从这天起').fill('2999-01-01');
  await shoot('step');
  await dialog.getByRole('button', { name: '添加' }).click();
  await card.getByText(/2999.*所有人/).waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await shoot('after');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await card.getByText(/目前：试点/).waitFor();
  const { apps } = await callApi<{ apps: object[] }>(page, 'GET', '/apps/roll-out');
  expect(apps).toMatchObject([{ name: 'sales', phase: 'pilot' }]);
  expect(pageErrors(page)).toEqual([]);
});

async function shoot(name: string): Promise<void> {
  if (!process.env.SHOTS) return;
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${process.env.SHOTS}/roll-out-${name}-${width}.png` });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}
