import type { AppBody, DashboardBody, ViewBody } from '@tenon/metadata';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { publishDefinition } from '../server/src/catalog/publish.ts';
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
  page = await site.open('/', { viewport: { width: 1440, height: 900 } });
});
afterAll(() => site.close());

const panel = () => page.getByRole('complementary', { name: '属性' });
const list = () => page.getByRole('complementary', { name: '现有内容' });
const app = () => site.test.workspace.snapshot.apps.get('sales') as AppBody;

it('opens the home page that one looks at, and gives it a card, set and put in its place', async () => {
  await page.getByRole('button', { name: '定制首页' }).click();
  await page.waitForURL(/\/studio\/apps\/sales\/home/);
  await page.getByText('各阶段金额：直销看板').first().waitFor();
  await page.getByRole('button', { name: '添加卡片' }).last().click();
  await page.getByRole('menuitem', { name: '视图里的记录' }).click();
  await panel().getByLabel('视图', { exact: true }).selectOption({ label: '商机 › 已赢单' });
  await page.getByRole('heading', { name: '已赢单' }).first().waitFor();
  const card = list().getByRole('link', { name: '视图里的记录：已赢单' });
  await card.focus();
  await page.keyboard.press('Alt+ArrowUp');
  await panel().getByRole('checkbox', { name: '放在右侧窄栏' }).check();
  await shoot('home');
});

it('sets a first step, and gives it a name of its own', async () => {
  await list()
    .getByRole('link', { name: /^推进阶段/ })
    .click();
  await panel().getByLabel('名称（中文）').fill('推进一个商机');
  await list().getByRole('link', { name: '推进一个商机' }).waitFor();
});

it('puts an object into a group of its own by keyboard, and says in place that a letter is taken', async () => {
  await page.getByRole('link', { name: '菜单', exact: true }).click();
  await page.waitForURL(/\/studio\/apps\/sales\/menu/);
  await page.getByRole('button', { name: '添加分组' }).last().click();
  await panel().getByLabel('名称（中文）').fill('基础数据');
  const product = list().getByRole('link', { name: '产品' });
  await product.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.waitForURL(/\/menu\/menu\/group_2\/objects\/product/);
  const letter = panel().getByLabel('快捷键：G 之后的字母');
  await letter.fill('d');
  await panel().getByText('快捷键“G d”已有别的用途').first().waitFor();
  await shoot('menu');
  await letter.fill('w');
  await page.getByText(/已保存/).waitFor();
  await publishSet(page);
  expect(app().menu.map(({ id, objects }) => [id, objects.includes('product')])).toEqual([
    ['records', false],
    ['group_2', true],
  ]);
  expect(app().shortcuts).toContainEqual({ object: 'product', key: 'w' });
  expect(app().home.find(({ card }) => card === 'records')).toMatchObject({ view: 'won_deals', side: true });
  await page.goto('/');
  await page.getByRole('navigation', { name: '主导航' }).getByText('基础数据').waitFor();
  await page.getByRole('heading', { name: '已赢单' }).waitFor();
  expect(pageErrors(page).filter((error) => !error.includes('404'))).toEqual([]);
});

it('shows the card of a view only to those who have the view', async () => {
  const body = site.test.workspace.snapshot.views.get('won_deals') as ViewBody;
  const forOthers = { ...body, roles: ['sales_rep'] };
  await publishDefinition(site.test.workspace, { kind: 'view', name: 'won_deals', body: forOthers }, { by: null, summary: '' });
  await page.goto('/');
  await page.getByRole('heading', { name: '下一步' }).waitFor();
  await page.getByRole('heading', { name: '已赢单' }).waitFor({ state: 'detached' });
});

it('gives a report of a dashboard its place and size by numbers, and it has them once published', async () => {
  await page.goto('/studio/dashboards/pipeline');
  await list().locator('a[href$="/widgets/open_amount"]').click();
  await panel().getByLabel('宽（列）').fill('20');
  await panel().getByLabel('高（行）').fill('3');
  await page.getByText(/已保存/).waitFor();
  await publishSet(page);
  const { widgets } = site.test.workspace.snapshot.dashboards.get('pipeline') as DashboardBody;
  // As wide as there are columns.
  expect(widgets[0]).toMatchObject({ report: 'open_amount', x: 0, y: 0, w: 12, h: 3 });
});

async function shoot(name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/home-${name}.png` });
}
