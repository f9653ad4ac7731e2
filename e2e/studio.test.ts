import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/studio');
});
afterAll(() => site.close());

it('makes an object with five fields, undoes and does again, publishes, and has its list and form', async () => {
  await page.getByRole('button', { name: '新建对象' }).last().click();
  await page.getByLabel('名称（中文）').fill('设备');
  await page.getByLabel('名称（英文）').fill('Device');
  await page.getByRole('dialog').getByRole('button', { name: '新建' }).click();
  const line = page.getByLabel(/新字段名称/);
  for (const name of ['购买日期', '联系电话', '单价', '设备状态', '备注']) {
    await line.fill(name);
    await line.press('Enter');
    await page.getByRole('table').getByText(name).waitFor();
  }
  await page.getByText(/已保存/).waitFor();
  await shoot('fields');
  await page.getByRole('button', { name: /^撤销：添加备注/ }).click();
  await page.getByRole('table').getByText('备注').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^重做：添加备注/ }).click();
  await page.getByRole('table').getByText('备注').waitFor();
  await page.reload();
  await page.getByRole('button', { name: /^撤销：添加备注/ }).waitFor();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const review = page.getByRole('dialog');
  await review.getByText('新增对象：设备').waitFor();
  await shoot('review');
  await review.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText(/已发布为版本/).waitFor();
  const fields = site.test.workspace.snapshot.objects.get('device')?.fields;
  expect(
    ['date', 'phone', 'money', 'choice', 'longText'].every((type) =>
      [...(fields?.values() ?? [])].some((field) => field.definition.type === type),
    ),
  ).toBe(true);
  await page.goto('/o/device');
  await page.getByText('购买日期').first().waitFor();
  await shoot('list');
});

async function shoot(name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/studio-${name}.png` });
}
