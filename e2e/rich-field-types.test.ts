import type { ObjectBody } from '@tenon/metadata';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishDefinition } from '../server/src/catalog/publish.ts';
import { pageErrors } from './browser.ts';
import { callApi } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

const check: ObjectBody = {
  label: { zh: '巡检', en: 'Inspection' },
  plural: { zh: '巡检', en: 'Inspections' },
  icon: 'list-check',
  title: 'name',
  fields: {
    name: { type: 'text', label: { zh: '名称', en: 'Name' }, required: true },
    report: { type: 'richText', label: { zh: '报告', en: 'Report' } },
    code: { type: 'barcode', label: { zh: '设备码', en: 'Device code' } },
    article: { type: 'barcode', format: 'ean13', label: { zh: '商品条码', en: 'Article' } },
    unit: { type: 'department', label: { zh: '责任部门', en: 'Unit' } },
    signed: { type: 'signature', label: { zh: '客户签字', en: 'Signed by customer' } },
  },
};

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  await publishDefinition(site.test.workspace, { kind: 'object', name: 'inspection', body: check }, { by: null, summary: '' });
  page = await site.open('/o/inspection', { locale: 'zh' });
});
afterAll(() => site.close());

const records = async () => {
  const query = { select: ['name', 'report', 'code', 'article', 'unit', 'signed'], limit: 5 };
  return ((await callApi(page, 'POST', '/records/inspection/query', query)) as { records: Record<string, unknown>[] }).records;
};

it('writes with headings and bold, signs with the mouse, scans off a picture, and chooses a department', async () => {
  await page.getByRole('button', { name: '新建巡检' }).first().click();
  const form = page.getByRole('dialog', { name: '新建巡检' });
  await form.getByLabel('名称').fill('三号炉');
  await form.getByRole('button', { name: /更多字段/ }).click();
  const report = form.getByRole('textbox', { name: '报告' });
  await report.click();
  await form.getByRole('button', { name: '标题' }).click();
  await page.keyboard.type('Summary');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.type('All good');
  await form.getByLabel('商品条码').fill('690123456789');
  await form.getByRole('button', { name: '扫码' }).first().click();
  const scanner = page.getByRole('dialog', { name: '扫码' });
  await scanner
    .locator('input[type=file]')
    .setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: await codePicture() });
  await scanner.waitFor({ state: 'detached' });
  expect(await form.getByLabel('设备码').inputValue()).toBe('DEV-2026/7');
  const board = form.locator('canvas');
  await board.scrollIntoViewIfNeeded();
  const box = (await board.boundingBox()) as { x: number; y: number };
  await page.mouse.move(box.x + 30, box.y + 90);
  await page.mouse.down();
  for (const [x, y] of [
    [80, 30],
    [120, 100],
    [200, 40],
  ] as const)
    await page.mouse.move(box.x + x, box.y + y, { steps: 4 });
  await page.mouse.up();
  await form.getByRole('button', { name: '完成签名' }).click();
  await form.getByRole('img', { name: '已签名' }).waitFor();
  await shoot('form');
  await form.getByRole('button', { name: /保存/ }).last().click();
  await form.getByText('末位校验码须正确').waitFor();
  await form.getByLabel('商品条码').fill('6901234567892');
  await form.getByRole('button', { name: /保存/ }).last().click();
  await form.waitFor({ state: 'detached' });
  expect(await records()).toContainEqual(
    expect.objectContaining({
      report: '<h2>Summary</h2><p><strong>All good</strong></p>',
      code: 'DEV-2026/7',
      article: '6901234567892',
      signed: [expect.objectContaining({ type: 'image/png' })],
    }),
  );
});

it('draws codes and rich text on the page, where nothing that was sent runs', async () => {
  const html =
    '<img src=x onerror="window.ran=1"><p onclick="window.ran=1">Hello <a href="javascript:window.ran=1">there</a></p><script>window.ran=1</script>';
  const { id } = (await callApi(page, 'POST', '/records/inspection', { name: '攻击', report: html, code: '二维码' })) as {
    id: string;
  };
  await page.goto(`/o/inspection/${id}`);
  await page.getByText('Hello there').first().click();
  await page.getByRole('img', { name: '二维码' }).waitFor();
  await shoot('page');
  expect(await page.evaluate(() => (window as unknown as { ran?: number }).ran)).toBeUndefined();
  expect(await records()).toContainEqual(expect.objectContaining({ report: '<p>Hello there</p>' }));
  // The article number that was refused.
  expect(pageErrors(page).filter((each) => !each.includes('422'))).toEqual([]);
});

/** A picture of a code, drawn by the page that draws codes for people. */
async function codePicture(): Promise<Buffer> {
  const { id } = (await callApi(page, 'POST', '/records/inspection', { name: '码', code: 'DEV-2026/7' })) as { id: string };
  const other = await page.context().newPage();
  await other.goto(new URL(`/o/inspection/${id}`, site.url).href);
  const picture = await other.getByRole('img', { name: 'DEV-2026/7' }).screenshot();
  await other.close();
  return picture;
}

async function shoot(name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/rich-${name}.png` });
}
