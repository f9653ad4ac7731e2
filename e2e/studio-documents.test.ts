import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageErrors } from './browser.ts';
import { callApi, idOf } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';
import { publishSet } from './studio-acts.ts';

let site: Site;
let page: Page;
const panel = () => page.getByRole('complementary', { name: '属性' });
const paper = () => page.getByRole('region', { name: '预览' }).getByRole('article');

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/studio/objects/account/documents', { locale: 'zh' });
});
afterAll(() => site.close());

it('a document is laid out on paper with a real record, and published', async () => {
  await page.getByRole('button', { name: '新建单据' }).last().click();
  await panel().getByLabel('名称（中文）').fill('客户概况');
  await panel().getByLabel('名称（英文）').fill('Account summary');
  await panel().getByRole('button', { name: '添加内容' }).click();
  await page.getByRole('menuitem', { name: '商机', exact: true }).click();
  await page.waitForURL('**/documents/printed/rows_3');
  await panel().getByRole('button', { name: '添加列' }).click();
  await page.getByRole('button', { name: '金额', exact: true }).click();
  await paper().getByRole('columnheader', { name: '金额' }).waitFor();
  await paper().getByRole('button', { name: '标题' }).click();
  await panel().getByLabel('文字（中文）').fill('致：{name}');
  await paper()
    .getByText(/^致：./)
    .waitFor();
  await shoot('studio');
  await page.getByText(/已保存/).waitFor();
  await publishSet(page, async (review) => {
    await review
      .getByText(/客户概况/)
      .first()
      .waitFor();
    await shoot('review');
  });
});

it('a record is printed into it as PDF, named after the record, and the history tells', async () => {
  const id = await idOf(page, 'account', '宁波东海汽车零部件股份有限公司');
  await page.goto(`/o/account/${id}`);
  await page.getByRole('button', { name: '更多', exact: true }).first().click();
  const begun = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: '打印成“客户概况”（PDF）' }).click();
  expect((await begun).suggestedFilename()).toBe('客户概况 宁波东海汽车零部件股份有限公司.pdf');
  const { entries } = await callApi<{ entries: { action: string }[] }>(page, 'GET', `/records/account/${id}/history`);
  expect(entries[0]).toMatchObject({ action: 'print' });
  expect(pageErrors(page)).toEqual([]);
});

async function shoot(name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/studio-documents-${name}.png` });
}
