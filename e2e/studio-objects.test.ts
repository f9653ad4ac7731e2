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
  page = await site.open('/studio/objects');
});
afterAll(() => site.close());

const rows = [
  ['设备名称', '状态', '购买日期', '单价', '客户', '没用的列'],
  ['冲床', '在用', '2024-03-05', '125000', '东海汽配', ''],
  ['车床', '停用', '2023-11-20', '88000.50', '东海汽配', ''],
  ['铣床', '在用', '2022-01-09', '99000', '南粤电子', ''],
  ['磨床', '在用', '', '51000', '南粤电子', ''],
];
const file = {
  name: '设备台账.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\uFEFF${rows.map((cells) => cells.join(',')).join('\r\n')}`),
};

it('makes an object of a spreadsheet, with a relation that was offered, brings its rows in, and takes all of it back', async () => {
  for (const name of ['东海汽配', '南粤电子']) await callApi(page, 'POST', '/records/account', { name });
  await page.getByRole('button', { name: '新建对象' }).last().click();
  await page.getByRole('dialog').getByLabel('选择文件').setInputFiles(file);
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
  await row('状态').getByText('2 个选项').waitFor();
  await row('购买日期').getByRole('button', { name: '类型：日期', exact: true }).waitFor();
  await row('单价').getByRole('button', { name: /金额/ }).waitFor();
  expect(await row('没用的列').getByRole('checkbox').isChecked()).toBe(false);
  await row('客户').getByRole('button', { name: '关联到客户？2 个值中 2 个同名' }).click();
  await row('客户').getByText('关联到客户', { exact: true }).waitFor();
  await shoot(page, 'from-file');
  await page.getByRole('button', { name: '新建并导入 4 行' }).click();
  const review = page.getByRole('dialog');
  await review.getByText('新增对象：设备台账').waitFor();
  await review.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('button', { name: '导入 4 行', exact: true }).click();
  await page.getByRole('button', { name: '撤销这次导入' }).waitFor();
  await shoot(page, 'from-file-rows');
  const name = 'she_bei_tai_zhang';
  const { records } = await callApi<{ records: Record<string, unknown>[] }>(page, 'GET', `/records/${name}?sort=dan_jia`);
  expect(records.map((record) => record.she_bei_ming_cheng)).toEqual(['磨床', '车床', '铣床', '冲床']);
  expect(records[1]).toMatchObject({ zhuang_tai: 'ting_yong', gou_mai_ri_qi: '2023-11-20', ke_hu: { title: '东海汽配' } });
  expect(pageErrors(page)).toEqual([]);
  await page.getByRole('button', { name: /^撤销发布/ }).click();
  await page.getByText('没有这个对象').waitFor();
  expect(site.test.workspace.snapshot.objects.has(name)).toBe(false);
});

async function shoot(from: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await from.screenshot({ path: `${process.env.SHOTS}/studio-objects-${name}.png` });
}

it.each([
  ['zh', 1440],
  ['en', 360],
] as const)('is usable by everybody, %s at %i', async (locale, width) => {
  const own = await site.open('/studio', { viewport: { width, height: 900 } });
  await callApi(own, 'PATCH', '/me', { locale });
  for (const path of ['home', 'translations']) {
    await own.goto(`/studio/${path}`);
    await own.waitForSelector('#page h1');
    await own.waitForLoadState('networkidle');
    await shoot(own, `${path}-${locale}-${width}`);
    expect(await seriousViolations(own), path).toEqual([]);
  }
  expect(pageErrors(own)).toEqual([]);
});
