import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageErrors } from './browser.ts';
import { callApi } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

type Found = { records: { id: string; version: number; lines_total?: string; quantity?: string }[] };

it('makes a record with rows that are pasted from a spreadsheet, and changes them with it', async () => {
  const page = await site.open('/o/deal', { locale: 'zh' });
  const { records: products } = (await callApi(page, 'POST', '/records/product/query', { select: ['name'], limit: 2 })) as {
    records: { name: string }[];
  };
  const [first, second] = products.map(({ name }) => name) as [string, string];
  await page.getByRole('button', { name: '新建商机' }).first().click();
  const form = page.getByRole('dialog', { name: '新建商机' });
  await form.getByLabel('商机名称').fill('成套设备');
  await form.getByRole('button', { name: /更多字段/ }).click();
  await form.getByRole('button', { name: '添加一行' }).click();
  await form.getByLabel('产品 第 1 行').first().focus();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, `${first}\t整机\t2\t100\n${second}\t备件\t-3\t50\n`);
  await form.getByLabel('数量 第 2 行').waitFor();
  await form.getByRole('button', { name: '保存', exact: false }).last().click();
  await form.getByText('“产品明细”第 2 行').waitFor();
  expect(await form.getByLabel('数量 第 2 行').getAttribute('aria-invalid')).toBe('true');
  expect(await form.getByLabel('数量 第 1 行').getAttribute('aria-invalid')).toBeNull();
  await form.getByLabel('数量 第 2 行').fill('3');
  await form.getByRole('button', { name: '保存', exact: false }).last().click();
  await form.waitFor({ state: 'detached' });
  const query = {
    select: ['name', 'lines_total'],
    filter: { field: 'name', op: 'eq', value: '成套设备' },
    limit: 2,
  };
  const made = (await callApi(page, 'POST', '/records/deal/query', query)) as Found;
  expect(made.records).toMatchObject([{ version: 1, lines_total: '350.00' }]);
  await page.goto(`/o/deal/${made.records[0]?.id}`);
  await page.getByRole('button', { name: '编辑所有产品明细' }).click();
  const rows = page.getByRole('dialog', { name: '产品明细' });
  await rows.getByLabel('数量 第 1 行').fill('4');
  await rows.getByRole('button', { name: '删除第 2 行' }).click();
  await rows.getByRole('button', { name: '保存' }).click();
  await rows.waitFor({ state: 'detached' });
  const changed = (await callApi(page, 'POST', '/records/deal/query', query)) as Found;
  expect(changed.records).toMatchObject([{ version: 2, lines_total: '400.00' }]);
  // The refusal that was asked for.
  expect(pageErrors(page).filter((each) => !each.includes('422'))).toEqual([]);
});

it('is printed with its rows and their columns', async () => {
  const page = await site.open('/o/deal', { locale: 'zh' });
  // The sheet stays where nothing tells that it was printed.
  await page.addInitScript(() => Object.assign(window, { print: () => undefined }));
  const query = { filter: { field: 'name', op: 'eq', value: '成套设备' }, limit: 1 };
  const { records } = (await callApi(page, 'POST', '/records/deal/query', query)) as Found;
  await page.goto(`/o/deal/${records[0]?.id}`);
  await page.getByRole('button', { name: '更多', exact: true }).click();
  await page.getByRole('menuitem', { name: '打印', exact: true }).click();
  await page.locator('[data-print-sheet]').waitFor({ state: 'attached' });
  await page.emulateMedia({ media: 'print' });
  const rows = page.locator('[data-print-sheet] table');
  expect(await rows.locator('th').allTextContents()).toEqual(expect.arrayContaining(['产品', '数量', '单价']));
  const line = await rows.locator('tbody tr').first().allTextContents();
  expect(await rows.locator('tbody tr').count()).toBe(1);
  expect(line[0]).toContain('整机');
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/print-zh.png` });
});
