import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageErrors } from './browser.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;

const columns = ['name', 'level', 'industry', 'founded', 'created_at'].map((field) => ({ field }));
const sort = [{ field: 'name', direction: 'asc' }];

beforeAll(async () => {
  site = await openSite();
  const search = new URLSearchParams({ view: 'all', columns: JSON.stringify(columns), sort: JSON.stringify(sort) });
  page = await site.open(`/o/account?${search}`, { locale: 'zh' });
  await page.waitForSelector('[data-path=level]');
});
afterAll(() => site.close());

const cell = (row: number, path: string) => page.locator(`[role=row]:has([data-path]) [data-path=${path}]`).nth(row);
const texts = (path: string) => page.locator(`[data-path=${path}]`).allInnerTexts();
const chosen = () => page.locator('[data-range=true]').count();

/** What the clipboard gets, and gives: the keys alone would need the permission of a person. */
function copy(): Promise<string> {
  return page.evaluate(() => {
    const clipboardData = new DataTransfer();
    document.body.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData('text/plain');
  });
}

function paste(text: string): Promise<void> {
  return page.evaluate((plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', plain);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

it('chooses a block of cells by keys, by a click with shift and by dragging', async () => {
  await cell(0, 'level').click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(chosen).toBe(4);
  await page.keyboard.press('ArrowDown');
  await expect.poll(chosen).toBe(0);
  await cell(0, 'level').click();
  await cell(2, 'industry').click({ modifiers: ['Shift'] });
  await expect.poll(chosen).toBe(6);
  await cell(1, 'industry').hover();
  await page.mouse.down();
  await cell(2, 'level').hover();
  await cell(3, 'level').hover();
  await page.mouse.up();
  await expect.poll(chosen).toBe(6);
  await page.keyboard.press('Escape');
  await expect.poll(chosen).toBe(0);
});

it('copies what is shown, pastes it elsewhere as one change, and takes it back', async () => {
  const before = await texts('industry');
  await cell(0, 'level').click();
  await cell(1, 'industry').click({ modifiers: ['Shift'] });
  await expect.poll(copy).toMatch(/\t.*\r\n.*\t/);
  const block = await copy();
  await cell(2, 'level').click();
  await paste(block);
  await page.getByText('已粘贴到 2 条记录').waitFor();
  await expect.poll(() => texts('industry')).toEqual([...before.slice(0, 2), ...before.slice(0, 2), ...before.slice(4)]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => texts('industry')).toEqual(before);
});

it('fills a range with one text', async () => {
  await cell(0, 'founded').click();
  await cell(2, 'founded').click({ modifiers: ['Shift'] });
  await paste('2001\r\n');
  await page.getByText('已粘贴到 3 条记录').waitFor();
  await expect.poll(async () => (await texts('founded')).slice(0, 3)).toEqual(['2001', '2001', '2001']);
});

it('empties the chosen cells, and takes that back', async () => {
  const before = await texts('level');
  await cell(3, 'level').click();
  await cell(4, 'level').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Delete');
  await expect.poll(async () => (await texts('level')).slice(3, 5)).toEqual(['', '']);
  await page.keyboard.press('Control+z');
  await expect.poll(() => texts('level')).toEqual(before);
});

it('changes nothing when a cell is wrong, says where and why, and pastes the rest when told to', async () => {
  const before = await texts('founded');
  await cell(0, 'founded').click();
  await paste('2010\n不知道\n2012');
  const dialog = page.getByRole('dialog', { name: '没有改动' });
  await dialog.getByText('不知道', { exact: false }).waitFor();
  expect(await texts('founded')).toEqual(before);
  expect(await page.locator('[data-problem=true]').count()).toBe(1);
  await dialog.getByRole('button', { name: '只改其余 2 行' }).click();
  await expect.poll(async () => (await texts('founded')).slice(0, 3)).toEqual(['2010', '2001', '2012']);
});

it('refuses a block that does not fit, and columns that cannot be changed', async () => {
  await cell(0, 'created_at').click();
  await paste('2020-01-01');
  await page.getByText('“创建时间”不能修改', { exact: false }).waitFor();
  await cell(0, 'founded').click();
  await paste(Array.from({ length: 500 }, () => '1').join('\n'));
  await page.getByText('要粘贴 500 行', { exact: false }).waitFor();
  expect(pageErrors(page)).toEqual([]);
});
