import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callApi, idOf } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;
let deal: string;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/', { viewport: { width: 1440, height: 900 } });
  deal = await idOf(page, 'deal', '川西航空 操作培训');
  const related = { object: 'deal', id: deal };
  await callApi(page, 'POST', '/records/follow_up', { content: '第一稿', type: 'call', related });
  await page.goto(`/o/deal/${deal}`);
});
afterAll(() => site.close());

const entry = (words: string) => page.getByRole('listitem').filter({ hasText: words });

it('changes the words and the next date of a follow-up where it stands, and says so', async () => {
  expect(await entry('第一稿').getByText('已编辑').count()).toBe(0);
  await entry('第一稿').getByRole('button', { name: '编辑跟进记录' }).click();
  const editor = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: '保存' }) });
  const words = editor.getByRole('textbox', { name: '内容' });
  expect(await words.evaluate((box) => box === document.activeElement)).toBe(true);
  await words.fill('第二稿：客户要求周五前报价');
  await editor.getByRole('button', { name: '下次联系' }).click();
  await page.getByRole('button', { name: '明天' }).click();
  await words.press('Control+Enter');
  await entry('第二稿').getByText('已编辑').waitFor();
  const tomorrow = await page.evaluate(() => new Date(Date.now() + 86_400_000).toLocaleDateString('sv'));
  await entry('第二稿').getByText(tomorrow).waitFor();
  await page.reload();
  await entry('第二稿').getByText('已编辑').waitFor();
});

it('takes everything back with Esc, and keeps no follow-up without words', async () => {
  await entry('第二稿').getByRole('button', { name: '编辑跟进记录' }).click();
  const words = page.getByRole('listitem').getByRole('textbox', { name: '内容' });
  await words.fill('');
  expect(await page.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
  await words.fill('不要的话');
  await words.press('Escape');
  await entry('第二稿').waitFor();
  expect(await entry('不要的话').count()).toBe(0);
  const pencil = entry('第二稿').getByRole('button', { name: '编辑跟进记录' });
  await expect.poll(() => pencil.evaluate((button) => button === document.activeElement)).toBe(true);
});

it('keeps the bar of actions at the bottom of a phone, however far the timeline is scrolled', async () => {
  const phone = await site.open(`/o/deal/${deal}`, { viewport: { width: 390, height: 600 }, touch: true });
  await phone.getByRole('listitem').filter({ hasText: '第二稿' }).waitFor();
  const bar = phone.getByRole('button', { name: '写跟进' });
  const before = await bar.boundingBox();
  const scrolled = await phone.locator('#page').evaluate((page) => {
    const isScroller = (element: Element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowY);
    const scroller = [page, ...page.querySelectorAll('*')].find(
      (each) => isScroller(each) && each.scrollHeight > each.clientHeight,
    );
    scroller?.scrollTo(0, scroller.scrollHeight);
    return scroller?.scrollTop;
  });
  expect(scrolled).toBeGreaterThan(100);
  expect(await bar.boundingBox()).toEqual(before);
});
