import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/o/deal');
});
afterAll(() => site.close());

const row = (title: string) => page.getByRole('row').filter({ hasText: title });
const cell = (title: string, text: string) => row(title).getByRole('gridcell', { name: text, exact: true });
const head = (name: string) => page.getByRole('columnheader').getByRole('button', { name, exact: true });
const titles = () => page.locator('[role=row] > [role=gridcell]:nth-child(2)').getByRole('link').allTextContents();

it('narrows a view by a chip and keeps it in the address', async () => {
  await row('东海汽配 焊装线机器人').waitFor();
  await page.getByRole('button', { name: '筛选', exact: true }).click();
  await page.keyboard.type('jd');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: '阶段' }).fill('sw');
  await page.getByRole('option', { name: '商务谈判' }).click();
  await page.getByRole('button', { name: '应用' }).click();
  await page.getByText('共 2 条').waitFor();
  expect((await titles()).sort()).toEqual(['东海汽配 焊装线机器人', '海天家居 仓储自动化']);

  await page.reload();
  await page.getByText('共 2 条').waitFor();
  expect(await page.getByRole('button', { name: /^阶段.*商务谈判$/ }).count()).toBe(1);
});

it('sorts by a head, one way and then the other', async () => {
  await head('金额').click();
  await page.locator('[aria-sort=ascending]').waitFor();
  await expect.poll(titles).toEqual(['海天家居 仓储自动化', '东海汽配 焊装线机器人']);
  await head('金额').click();
  await page.locator('[aria-sort=descending]').waitFor();
  await expect.poll(titles).toEqual(['东海汽配 焊装线机器人', '海天家居 仓储自动化']);
});

it('edits a cell by keyboard and takes it back', async () => {
  await cell('东海汽配', '¥1,536,000.00').click();
  await page.keyboard.press('Enter');
  await page.keyboard.type('1600000');
  await page.keyboard.press('Enter');
  await cell('东海汽配', '¥1,600,000.00').waitFor();
  await page.getByText('已修改“金额”').waitFor();
  await page.keyboard.press('Control+z');
  await cell('东海汽配', '¥1,536,000.00').waitFor();
});

it('edits stage and owner of a row by their keys', async () => {
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await page.getByRole('combobox', { name: '阶段' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  const owner = page.getByRole('combobox', { name: '负责人' });
  await owner.waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  // What is still open would take the keys of whoever comes next.
  await owner.waitFor({ state: 'detached' });
});

it('opens and closes the peek with Space, and walks the list in it', async () => {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Space');
  const panel = page.getByRole('complementary').filter({ hasText: '¥1,536,000.00' });
  await panel.getByText('东海汽配 焊装线机器人').first().waitFor();
  expect(page.url()).toContain('peek=');
  await page.keyboard.press('j');
  await page.getByRole('complementary').getByText('海天家居 仓储自动化').first().waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.url()).not.toContain('peek=');
});

it('changes two records at once and takes both back', async () => {
  await page.getByRole('checkbox', { name: '选择东海汽配 焊装线机器人' }).click();
  await page.getByRole('checkbox', { name: '选择海天家居 仓储自动化' }).click();
  await page.getByText('已选 2 条').waitFor();
  await page.getByRole('button', { name: '批量修改' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('选择要修改的字段').selectOption({ label: '下一步' });
  await dialog.getByRole('textbox', { name: '下一步' }).fill('周五前回电');
  await dialog.getByText('将影响 2 条').waitFor();
  await dialog.getByRole('button', { name: '修改 2 条' }).click();
  await page.getByText('已修改 2 条').waitFor();
  await expect.poll(() => page.getByRole('gridcell', { name: '周五前回电' }).count()).toBe(2);
  await page.getByRole('button', { name: '撤销', exact: true }).last().click();
  await page.getByRole('gridcell', { name: '合同条款确认' }).waitFor();
  await expect.poll(() => page.getByRole('gridcell', { name: '周五前回电' }).count()).toBe(0);
});

it('leaves out of the selection what a search hides: nothing out of sight is changed', async () => {
  const tick = page.getByRole('checkbox', { name: '选择东海汽配 焊装线机器人' });
  await tick.click();
  await page.getByText('已选 1 条').waitFor();
  const search = page.getByRole('searchbox');
  await search.fill('海天');
  await row('东海汽配 焊装线机器人').waitFor({ state: 'detached' });
  await expect.poll(() => page.getByText(/已选/).count()).toBe(0);
  await search.fill('');
  // In sight again, and still ticked.
  await expect.poll(() => tick.isChecked()).toBe(true);
  await tick.click();
});

it('groups the list and folds a group', async () => {
  await page.goto('/o/deal');
  await row('东海汽配 焊装线机器人').waitFor();
  await page.getByRole('button', { name: '分组' }).click();
  await page.getByRole('menuitem', { name: '阶段', exact: true }).click();
  const head = page.getByRole('row').filter({ has: page.getByRole('button', { name: '收起' }) });
  await expect.poll(() => head.count()).toBeGreaterThan(3);
  await row('商务谈判').getByRole('button', { name: '收起' }).first().click();
  await row('东海汽配 焊装线机器人').waitFor({ state: 'detached' });
  expect(page.url()).toContain('group=stage');
});

it('stays a table with a mouse when it is zoomed in on, with keys, cells to edit and bulk', async () => {
  const zoomed = await site.open('/o/deal?layout=table&view=all', { viewport: { width: 683, height: 384 } });
  const amounts = zoomed.locator('[role=gridcell][data-path=amount]');
  await amounts.first().waitFor();
  expect(await zoomed.getByRole('grid').count()).toBe(1);
  for (const path of ['name', 'account']) {
    const box = await zoomed.locator(`[role=gridcell][data-path=${path}]`).first().boundingBox();
    expect((box?.x ?? 700) + (box?.width ?? 0)).toBeLessThan(683);
  }
  await zoomed.keyboard.press('j');
  await zoomed.keyboard.press('x');
  await zoomed.getByRole('toolbar').waitFor();
  await zoomed.keyboard.press('x');
  await zoomed.keyboard.press('e');
  await zoomed.getByRole('textbox', { name: '商机名称' }).waitFor();
  await zoomed.context().close();
});

it('leaves an edited row where it is, with a menu for each and a chooser of columns at hand', async () => {
  await page.goto('/o/deal?view=all&layout=table');
  await page.locator('[role=gridcell][data-path=name]').nth(3).waitFor();
  const before = await titles();
  const changed = before[3] as string;
  await page.locator('[role=gridcell][data-path=amount]').nth(3).click();
  // Esc leaves the cell for its row, whose first field is the name.
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: '商机名称' }).fill(`${changed} 二`);
  await page.keyboard.press('Enter');
  await row(`${changed} 二`).waitFor();
  await page.getByText('已修改“商机名称”').waitFor();
  await expect.poll(titles).toEqual(before.map((title) => (title === changed ? `${changed} 二` : title)));

  await row(`${changed} 二`).hover();
  await row(`${changed} 二`).getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '删除商机' }).click();
  await row(`${changed} 二`).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '撤销' }).last().click();
  await row(`${changed} 二`).waitFor();

  await page.getByRole('button', { name: '显示哪些列' }).click();
  await page.getByRole('button', { name: '销售流程', exact: true }).click();
  await page.keyboard.press('Escape');
  await head('销售流程').waitFor({ state: 'attached' });
});

it('shows the arrow of a sorted column beside the button of its menu', async () => {
  await page.goto('/o/deal?view=all&layout=table');
  await head('金额').click();
  const sorted = page.locator('[aria-sort=ascending]');
  await sorted.hover();
  const arrow = await sorted.getByRole('button').first().locator('svg').boundingBox();
  const menu = await sorted
    .getByRole('button', { name: /金额.*/ })
    .last()
    .boundingBox();
  expect((arrow?.x ?? 0) + (arrow?.width ?? 0)).toBeLessThanOrEqual(menu?.x ?? 0);
});

it('looks, notes and goes on in the peek by keys alone', async () => {
  await page.goto('/o/deal?view=all&layout=table');
  await page.locator('[role=gridcell][data-path=amount]').first().click();
  await page.keyboard.press('Space');
  const panel = page.getByRole('complementary', { name: '商机' });
  await panel.getByRole('button', { name: '写跟进' }).waitFor();
  await page.keyboard.press('m');
  await page.keyboard.type('报价已发，等回音');
  await expect.poll(() => panel.getByRole('textbox', { name: '内容' }).inputValue()).toBe('报价已发，等回音');
  await page.keyboard.press('Control+Enter');
  await panel.getByRole('listitem').filter({ hasText: '报价已发' }).waitFor();
  const first = await panel.getByRole('heading', { level: 1 }).textContent();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect.poll(() => panel.getByRole('heading', { level: 1 }).textContent()).not.toBe(first);
  await panel.getByRole('textbox', { name: '内容' }).waitFor();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
});
