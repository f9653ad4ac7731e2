import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callApi } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/o/contact/import');
});
afterAll(() => site.close());

const file = `姓名,手机,邮箱,客户
周敏,13811110001,zhou.min@example.com,杭州绿野食品有限公司
吴桐,13811110002,wu.tong@example.com,杭州绿野食品有限公司
郑爽朗,13811110003,not an address,杭州绿野食品有限公司
`;

const countOf = async (words: string) => {
  const query = { filter: { field: 'email', op: 'contains', value: words }, count: 'exact' };
  return (await callApi<{ count: { value: number } }>(page, 'POST', '/records/contact/query', query)).count.value;
};

it('brings a file in, leaves the bad row out, hands it back, and takes everything back', async () => {
  await page.setInputFiles('input[type=file]', { name: 'contacts.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await page.getByText('contacts.csv · 3 行 · 4 列').waitFor();
  await page.getByText('4 / 4 列已对应').waitFor();
  await page.getByRole('button', { name: '试运行' }).click();

  await page.getByRole('heading', { name: '2 行可以导入，1 行有错误' }).waitFor();
  const bad = page.getByRole('listitem').filter({ hasText: 'not an address' }).first();
  expect(await bad.textContent()).toMatch(/邮箱.*not an address第 \d 行/);
  expect(await page.getByRole('region', { name: '错误' }).count()).toBe(0);
  expect(await countOf('zhou.min')).toBe(0);

  await page.getByRole('button', { name: '导入 2 行' }).click();
  await page.getByRole('heading', { name: 'contacts.csv 导入完成' }).waitFor();
  expect(await countOf('zhou.min')).toBe(1);
  expect(await countOf('wu.tong')).toBe(1);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载有错误的行' }).click(),
  ]);
  const rows = await text(await download.createReadStream());
  expect(rows).toContain('郑爽朗');
  expect(rows).not.toContain('周敏');

  await page.getByRole('button', { name: '撤销这次导入' }).click();
  await page.getByRole('heading', { name: 'contacts.csv 的导入已撤销' }).waitFor();
  expect(await countOf('zhou.min')).toBe(0);
});

it('shows how a file was read, and reads it at once as somebody chooses', async () => {
  await page.goto('/o/contact/import');
  const western = Buffer.from('Exported in May\nName;Mobile\nJos\u00e9;13811110009\n', 'latin1');
  await page.setInputFiles('input[type=file]', { name: 'west.csv', mimeType: 'text/csv', buffer: western });
  await page.getByText('西欧（Windows-1252），以分号分隔，列名在第 2 行').waitFor();
  await page.getByRole('button', { name: '更改', exact: true }).click();
  const lines = page.getByRole('region', { name: '文件的前几行' });
  expect(await lines.getByRole('row').nth(2).textContent()).toContain('José');

  await page.getByRole('combobox', { name: '编码' }).click();
  await page.getByRole('option', { name: '中欧（Windows-1250）' }).click();
  await page.getByText('中欧（Windows-1250），以分号分隔，列名在第 2 行').waitFor();
  await page.getByRole('combobox', { name: '列名所在的行' }).click();
  await page.getByRole('option', { name: '1：Exported in May' }).click();
  await page.getByText('以分号分隔，列名在第 1 行').waitFor();
});

it('says what is wrong with a file that is no table', async () => {
  await page.goto('/o/contact/import');
  const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  await page.setInputFiles('input[type=file]', { name: 'photo.csv', mimeType: 'text/csv', buffer: picture });
  expect(await page.getByRole('alert').textContent()).toContain('二进制');
});

it('shows the first rows as they will be read, keeps what was settled, and offers it for the next file', async () => {
  await page.goto('/o/contact/import');
  const send = (name: string) =>
    page.setInputFiles('input[type=file]', { name, mimeType: 'text/csv', buffer: Buffer.from(file) });
  await send('first.csv');
  const rows = page.getByRole('region', { name: '前几行的读取结果' });
  await rows.getByRole('row').nth(3).waitFor();
  expect(await rows.getByRole('row').nth(1).textContent()).toContain('杭州绿野食品有限公司');
  expect(await rows.getByRole('row').nth(3).textContent()).toContain('邮箱');

  await page.getByRole('checkbox', { name: '为导入的记录运行自动化' }).check();
  await page.getByRole('button', { name: '保存为方案…' }).click();
  await page.getByLabel('方案名称').fill('旧系统');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已保存方案“旧系统”').waitFor();

  await page.getByRole('button', { name: '换一个文件' }).click();
  await send('second.csv');
  await page.getByText('已保存的方案“旧系统”适用于这个文件').waitFor();
  expect(await page.getByRole('checkbox', { name: '为导入的记录运行自动化' }).isChecked()).toBe(false);
  await page.getByRole('button', { name: '使用', exact: true }).click();
  await page.getByText('正在使用方案“旧系统”').waitFor();
  expect(await page.getByRole('checkbox', { name: '为导入的记录运行自动化' }).isChecked()).toBe(true);

  await page.getByRole('button', { name: '已保存的方案' }).click();
  await page.getByRole('button', { name: '删除方案“旧系统”' }).click();
  await page.getByRole('button', { name: '已保存的方案' }).waitFor({ state: 'detached' });
});

it('joins a name that stands in two columns, in the order that is asked for', async () => {
  await page.goto('/o/contact/import');
  const csv = 'First Name,Last Name\nRobin,Meyer\n梅梅,韩\n';
  await page.setInputFiles('input[type=file]', { name: 'names.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByText('2 / 2 列已对应').waitFor();
  expect(await page.getByText('合为一项：First Name + Last Name').count()).toBe(2);
  const rows = page.getByRole('region', { name: '前几行的读取结果' });
  await rows.getByText('Robin Meyer').waitFor();
  await rows.getByText('梅梅韩').waitFor();
  await page.getByRole('button', { name: '把“Last Name”放在最前' }).click();
  await rows.getByText('韩梅梅').waitFor();
  await rows.getByText('Meyer Robin').waitFor();
});

it('asks how numbers and dates are meant that can be read in two ways, and offers to leave placeholders out', async () => {
  await page.goto('/o/deal/import');
  const csv = '商机名称,金额,预计成交日期,下一步\n甲,"12,345",03/04/2026,N/A\n乙,"1,200",05/06/2026,-\n';
  await page.setInputFiles('input[type=file]', { name: 'deals.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  const check = page.getByRole('button', { name: '试运行' });
  await page.getByText('“金额”列的数字有两种读法，请选择').waitFor();
  expect(await check.isDisabled()).toBe(true);

  await page.getByRole('radio', { name: '1,234.56' }).check({ force: true });
  await page.getByText('12,345 → 12345').waitFor();
  await page.getByRole('radio', { name: '日 月 年' }).check({ force: true });
  await page.getByText('文件中有：N/A（1） · -（1）').waitFor();
  await page.getByRole('checkbox', { name: '占位符视为空白' }).press('Space');
  await check.click();
  await page.getByRole('heading', { name: '全部 2 行都可以导入' }).waitFor();
});

it('finds the record to take for an unknown name by its words, checks again on the spot, and lists what is taken', async () => {
  await page.goto('/o/contact/import');
  const csv = '姓名,客户\n换一,绿野（旧称）\n换二,绿野（旧称）\n换三,\n';
  await page.setInputFiles('input[type=file]', { name: 'old-names.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByText('1 个值没有对应').waitFor();
  await page.getByRole('button', { name: '试运行' }).press('Enter');
  await page.getByRole('heading', { name: '1 行可以导入，2 行有错误' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-current'))).toBe('step');
  await page.getByText('2 行，首次在第 2 行').waitFor();
  await page.getByRole('button', { name: '导入 1 行' }).waitFor();

  const instead = page.getByRole('combobox', { name: '导入为: 绿野（旧称）' });
  await instead.fill('绿野食品');
  // Half a name settles nothing.
  expect(await page.getByText('下面的处理尚未检查。').count()).toBe(0);
  await page.getByRole('option', { name: '杭州绿野食品有限公司' }).click();
  await page.getByText('下面的处理尚未检查。').waitFor();
  expect(await page.getByRole('button', { name: '导入 1 行' }).count()).toBe(0);
  await page.getByRole('button', { name: '重新检查' }).click();
  await page.getByRole('heading', { name: '全部 3 行都可以导入' }).waitFor();
  const taken = page.getByRole('region', { name: '1 个值不照原样导入' }).getByRole('row').nth(1);
  expect(await taken.getByRole('cell').allTextContents()).toEqual(['客户', '绿野（旧称）', '杭州绿野食品有限公司', '2']);
});
