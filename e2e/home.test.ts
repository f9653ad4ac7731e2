import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/');
});
afterAll(() => site.close());

const card = (title: string) => page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
const figure = (name: string) => page.locator('#page a').filter({ hasText: name }).first();

/** `¥304.2 万` is 304.2. */
const tenThousands = (text: string | null) => Number(/¥([\d.]+) 万/.exec(text ?? '')?.[1]);
const countOf = async () => Number(/共 (\d+) 条/.exec((await page.getByText(/共 \d+ 条/).textContent()) ?? '')?.[1]);

it('adds up: the stages below the open figure make its amount and its number', async () => {
  const open = figure('在谈金额');
  await expect.poll(() => open.textContent()).toContain('商机数');
  const rows = card('进行中的商机').locator('a').filter({ hasText: '¥' });
  await rows.first().waitFor();
  const sums = (await rows.allTextContents()).map(tenThousands);
  const whole = tenThousands(await open.textContent());
  expect(Math.abs(sums.reduce((sum, one) => sum + one, 0) - whole)).toBeLessThan(0.05 * sums.length);
  const deals = /商机数 (\d+)/.exec((await open.textContent()) ?? '')?.[1];
  expect(await card('进行中的商机').locator('header').textContent()).toContain(deals);
});

it('leads from the open figure to just its records, and says that it is about now', async () => {
  const open = figure('在谈金额');
  expect(await open.textContent()).toContain('现在');
  const deals = Number(/商机数 (\d+)/.exec((await open.textContent()) ?? '')?.[1]);
  await open.click();
  await page.waitForURL('**/o/deal?**');
  await expect.poll(countOf).toBe(deals);
});

it('says the period of what was won, and leads to what was won in it', async () => {
  await page.goto('/');
  expect(await figure('赢单金额').textContent()).toContain('本季度');
  await page.getByRole('button', { name: /^时间段/ }).click();
  await page.getByRole('menuitem', { name: '最近 12 个月' }).click();
  const won = figure('赢单金额');
  await expect.poll(() => won.textContent()).toMatch(/最近 12 个月.*商机数 [1-9]/);
  const deals = Number(/商机数 (\d+)/.exec((await won.textContent()) ?? '')?.[1]);
  const outcome = /最近 12 个月.*赢单 (\d+)输单 (\d+)/;
  await expect.poll(() => figure('赢单率').textContent()).toMatch(outcome);
  const [, wins, losses] = outcome.exec((await figure('赢单率').textContent()) ?? '') ?? [];
  await won.click();
  await expect.poll(countOf).toBe(deals);
  await page.goBack();
  await figure('赢单率').click();
  await expect.poll(countOf).toBe(Number(wins) + Number(losses));
});

it('names the deals that wait: overdue, due today, and without a next step', async () => {
  await page.goto('/');
  const next = card('下一步');
  const without = next.getByRole('link', { name: /没有下一步/ });
  await without.filter({ hasText: /^[1-9]/ }).waitFor();
  const count = Number(/^\d+/.exec((await without.textContent()) ?? '')?.[0]);
  await without.click();
  await expect.poll(countOf).toBe(count);
});

it('keeps what was opened, whichever way, at hand', async () => {
  await page.goto('/o/contact');
  await page.getByRole('link', { name: '江楠', exact: true }).click();
  await page.waitForURL('**/o/contact/*');
  await page.getByRole('heading', { name: '江楠' }).waitFor();
  await page.waitForFunction(() => localStorage.getItem('tenon.recentRecords')?.includes('江楠'));
  await page.goto('/');
  await card('最近打开').getByRole('link', { name: '江楠' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: /江楠/ }).waitFor();
  await page.keyboard.press('Escape');
});

it('does with ⌘K what can be done with the record that is open: moves it, and takes it', async () => {
  await page.goto('/o/deal?view=all');
  await page.getByRole('link', { name: '川西航空 操作培训' }).click();
  await page.waitForURL('**/o/deal/*');
  await page.getByRole('button', { name: '初步接触' }).waitFor();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: '命令面板' });
  await palette.getByRole('option', { name: /写跟进/ }).waitFor();
  await palette.getByRole('option', { name: /分配给我/ }).click();
  await page.getByText('负责人改为“管理员”').waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('谈判');
  await palette.getByRole('option', { name: /移到：商务谈判/ }).click();
  await expect.poll(() => page.locator('[aria-current=step]').textContent()).toContain('商务谈判');
});

it('writes in the box of the record that lies beside the list', async () => {
  await page.goto('/o/deal?view=all&layout=table');
  await page.locator('[role=gridcell][data-path=amount]').first().click();
  await page.keyboard.press('Space');
  const panel = page.getByRole('complementary', { name: '商机' });
  await panel.getByRole('button', { name: '写跟进' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: /^写跟进/ }).click();
  await page.keyboard.type('offered again');
  await expect.poll(() => panel.getByRole('textbox', { name: '内容' }).inputValue()).toBe('offered again');
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: /^打开/ }).waitFor();
  await page.keyboard.press('Escape');
});

it('does it with the record that the cursor of a list stands on', async () => {
  await page.goto('/o/contact?view=all');
  await page.getByRole('row').nth(1).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Control+k');
  await page
    .getByRole('option', { name: /新建任务/ })
    .first()
    .click();
  await page.getByRole('dialog', { name: '新建任务' }).waitFor();
});

it('says of an empty view of things to do that all is done, and offers a new one instead of loosening conditions', async () => {
  await page.goto('/o/task?view=my_tasks');
  await page.getByText('没有要做的 ✓').waitFor();
  expect(await page.getByRole('button', { name: '清除筛选' }).count()).toBe(0);
  await page.locator('#page').getByRole('button', { name: '全部任务' }).last().click();
  await page.getByRole('row').filter({ hasText: '准备焊装线终轮报价' }).waitFor();
  await page.goto('/o/task?view=my_tasks&q=nothing-like-it');
  await page.getByRole('button', { name: '清除筛选' }).waitFor();
});
