import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { idOf } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';
import { publishSet } from './studio-acts.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/studio/objects/deal/buttons', { locale: 'zh' });
});
afterAll(() => site.close());

it('makes a button, tries it on a real record as it is built, and publishes it', async () => {
  await page.getByRole('button', { name: '新建按钮' }).last().click();
  await page.getByRole('menuitem', { name: '把记录的字段改为给定的值' }).click();
  const panel = page.getByRole('complementary', { name: '属性' });
  await panel.getByLabel('名称（中文）').fill('约见客户');
  await panel.getByLabel('名称（英文）').fill('Meet them');
  await panel.getByLabel('接口名').fill('meet');
  await panel.getByLabel('接口名').press('Enter');
  await page.waitForURL('**/buttons/meet');
  await page.getByLabel('字段值').click();
  await page.getByRole('option', { name: '下一步', exact: true }).click();
  await page.getByLabel('下一步 设为').fill('约见{name}');
  await page.getByText('会更改：').waitFor();
  await page
    .getByRole('region', { name: '试按' })
    .getByText(/^约见./)
    .waitFor();
  await shoot('studio');
  await page.getByText(/已保存/).waitFor();
  await publishSet(page);
});

it('is pressed on a record, told in its history, and taken back', async () => {
  await page.goto(`/o/deal/${await idOf(page, 'deal', '东海汽配 焊装线机器人')}`);
  const next = page.locator('[data-element="sections.progress.fields.next_step"]');
  const before = await next.textContent();
  await page.getByRole('toolbar', { name: '按钮' }).getByRole('button', { name: '约见客户' }).click();
  await page.getByText('“约见客户”已完成').waitFor();
  await next.getByText('约见东海汽配 焊装线机器人').waitFor();
  await page.getByText('点了“约见客户”').waitFor();
  await shoot('record');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => next.textContent()).toBe(before);
});

it('is among what ⌘K does with the record that is open', async () => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('约见');
  await page.getByRole('option', { name: /约见客户/, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[data-element="sections.progress.fields.next_step"]').getByText('约见东海汽配 焊装线机器人').waitFor();
});

it('is in the menu of a row, and goes through ticked records with an answer for each', async () => {
  await page.goto('/o/deal');
  const row = page.getByRole('row').filter({ hasText: '东海汽配 焊装线机器人' });
  await row.hover();
  await row.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '约见客户' }).waitFor();
  await shoot('row');
  await page.keyboard.press('Escape');
  const ticks = page.getByRole('row').getByRole('checkbox');
  await ticks.nth(1).click();
  await ticks.nth(2).click();
  await page.getByRole('toolbar', { name: '批量操作' }).getByRole('button', { name: '约见客户' }).click();
  await page.getByRole('button', { name: '逐条结果' }).click();
  const answers = page.getByRole('dialog', { name: '逐条结果' });
  await expect.poll(() => answers.getByText('已完成').count()).toBe(2);
  await shoot('answers');
});

async function shoot(name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/buttons-${name}.png` });
}
