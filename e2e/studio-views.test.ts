import type { ViewBody } from '@tenon/metadata';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { pageErrors } from './browser.ts';
import { openSite, type Site } from './open-site.ts';
import { publishSet } from './studio-acts.ts';

let site: Site;
let page: Page;

afterEach(({ task }) => {
  if (task.result?.state === 'fail') return shoot('failed');
});

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/o/deal?view=open_deals', { viewport: { width: 1440, height: 900 } });
});
afterAll(() => site.close());

const panel = () => page.getByRole('complementary', { name: '属性' });
const list = () => page.getByRole('complementary', { name: '现有内容' });
const tabs = () => page.getByRole('navigation', { name: '视图' });
const shipped = (name: string) => site.test.workspace.snapshot.views.get(name) as ViewBody;

it('opens exactly the view that one looks at, with its records, and sets it where it stands', async () => {
  await page.getByRole('button', { name: '所有视图' }).click();
  await page.getByRole('menuitem', { name: '定制此视图' }).click();
  await page.waitForURL(/\/studio\/objects\/deal\/views\//);
  await page.getByRole('grid').getByText('东海汽配 焊装线机器人').waitFor();
  await list().getByRole('button', { name: '新建视图' }).click();
  await panel().getByLabel('名称（中文）').fill('大单');
  await tabs().getByRole('button', { name: '大单' }).waitFor();
  await page.getByRole('columnheader').getByRole('button', { name: '商机名称', exact: true }).click();
  await panel().getByRole('list', { name: '排序' }).getByRole('button', { name: '商机名称', exact: true }).waitFor();
  await panel().getByRole('button', { name: '添加列' }).click();
  await page.getByRole('button', { name: '负责人', exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('columnheader', { name: '负责人' }).waitFor();
  await shoot('table');
});

it('moves columns and tabs by keyboard, and turns a list into a board with its amounts', async () => {
  const column = panel().getByRole('list', { name: '列', exact: true }).getByRole('button', { name: '负责人', exact: true });
  await column.focus();
  await page.keyboard.press('Alt+ArrowUp');
  await list().getByRole('link', { name: '大单' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByText(/大单 已移到第/).waitFor({ state: 'attached' });
  await panel().getByLabel('类型', { exact: true }).selectOption('board');
  await page.getByRole('article').first().waitFor();
  await shoot('board');
  await panel().getByLabel('类型', { exact: true }).selectOption('table');
});

it('marks records in a colour by a condition, with what it looks at read along', async () => {
  await panel().getByRole('button', { name: '添加颜色' }).click();
  await panel().getByLabel('第 1 种颜色：什么时候').fill('amount > 1000000');
  await page.locator('[role="row"][data-marked]').first().waitFor();
  const marked = await page.locator('[role="row"][data-marked]').count();
  expect(marked).toBeLessThan((await page.locator('[role="row"]').count()) - 1);
  await shoot('colours');
});

it('is for a role once it is published, and stands in nobody else’s list', async () => {
  await panel().getByLabel('谁能看到').click();
  await page.getByRole('option', { name: '销售代表' }).click();
  await page.keyboard.press('Escape');
  await panel().getByLabel('这些角色先打开它').click();
  await page.getByRole('option', { name: '销售代表' }).click();
  await page.keyboard.press('Escape');
  await page.getByText(/已保存/).waitFor();
  await publishSet(page);
  const made = [...site.test.workspace.snapshot.views].find(([, { label }]) => label.zh === '大单')?.[0] ?? '';
  expect(shipped(made)).toMatchObject({
    type: 'table',
    roles: ['sales_rep'],
    firstFor: ['sales_rep'],
    colors: [{ when: 'amount > 1000000' }],
  });
  await page.goto('/o/deal');
  await page.getByRole('grid').waitFor();
  expect(await tabs().getByRole('button', { name: '大单' }).count()).toBe(0);
});

it('says where a view is used before it goes, and undo brings it back', async () => {
  await page.goto('/studio/objects/deal/views/deal_board');
  await panel().getByRole('button', { name: '删除视图' }).click();
  await page
    .getByRole('dialog')
    .getByText(/应用“销售”：首页/)
    .first()
    .waitFor();
  await shoot('delete');
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await page.getByRole('button', { name: /^撤销：删除/ }).click();
  await list().locator('a[href$="/views/deal_board"]').waitFor();
  expect(pageErrors(page).filter((error) => !error.includes('404'))).toEqual([]);
});

async function shoot(name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/views-${name}.png` });
}
