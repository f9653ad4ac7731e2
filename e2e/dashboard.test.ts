import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/dashboards/pipeline');
});
afterAll(() => site.close());

/** The link of a large figure; its title says the exact value. */
const figure = (name: string) => page.getByTitle(new RegExp(`^查看“${name} `));

/** A smaller figure of the win rate. */
const rate = (text: string) =>
  page
    .getByRole('link')
    .filter({ has: page.locator('b') })
    .filter({ hasText: text });

it('leads from a figure to as many records as it counts', async () => {
  const open = page.getByRole('link', { name: '商机数 13', exact: true });
  await open.click();
  await page.waitForURL('**/o/deal?**');
  await page.getByText('共 13 条').waitFor();
  await page.goBack();

  await rate('赢单 8').click();
  await page.getByText('共 8 条').waitFor();
});

it('narrows every figure to a period, and the records behind it', async () => {
  await page.goto('/dashboards/pipeline');
  await figure('赢单金额').waitFor();
  const before = await figure('赢单金额').getAttribute('title');
  await page.getByRole('button', { name: /时间段/ }).click();
  await page.getByRole('menuitem', { name: '最近 30 天' }).click();
  await expect.poll(() => figure('赢单金额').getAttribute('title')).not.toBe(before);
  // Two of the sample deals were won in the last thirty days.
  await page.getByRole('link', { name: '商机数 2', exact: true }).click();
  await page.getByText('共 2 条').waitFor();
  expect(await page.getByRole('row').getByRole('link').allTextContents()).toEqual(
    expect.arrayContaining(['闽信新能源 电芯分选线', '闽信新能源 操作培训']),
  );
});

it('narrows the figures to a person', async () => {
  await page.goto('/dashboards/pipeline');
  await rate('赢单 8').waitFor();
  await page.getByRole('button', { name: /负责人/ }).click();
  await page.keyboard.type('李雷');
  await page
    .getByRole('option', { name: '李雷' })
    .or(page.getByRole('menuitem', { name: '李雷' }))
    .click();
  await rate('赢单 4').waitFor();
});
