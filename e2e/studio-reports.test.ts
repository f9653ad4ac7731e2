import type { DashboardBody, LayoutBody } from '@tenon/metadata';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageErrors } from './browser.ts';
import { openSite, type Site } from './open-site.ts';
import { publishSet } from './studio-acts.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/studio/reports', { viewport: { width: 1440, height: 900 } });
});
afterAll(() => site.close());

const panel = () => page.getByRole('complementary', { name: '属性' });
const canvas = () => page.getByRole('region', { name: '画布' });
const snapshot = () => site.test.workspace.snapshot;

it('makes a report of an object, with another figure, by months, and sees what it comes to at once', async () => {
  await canvas().getByRole('button', { name: '商机', exact: true }).click();
  const figure = canvas().getByRole('region', { name: '商机数量' });
  await figure.getByText('直销').first().waitFor();
  await panel().getByRole('combobox', { name: '分组', exact: true }).click();
  await page.getByRole('option', { name: '开始日期', exact: true }).click();
  await panel().getByRole('button', { name: '添加字段的指标' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '金额', exact: true }).click();
  await panel().getByRole('list', { name: '指标' }).getByText('金额合计').waitFor();
  await panel().getByLabel('图表', { exact: true }).selectOption({ label: '表格' });
  await figure.getByRole('columnheader', { name: '金额合计' }).waitFor();
});

it('puts a group into columns, with totals, a share, and what hangs on the records, and leads to the records of a total', async () => {
  await panel().getByRole('combobox', { name: '分组', exact: true }).click();
  await page.getByRole('option', { name: '阶段', exact: true }).click();
  await panel().getByRole('combobox', { name: '再按' }).first().click();
  await page.getByRole('option', { name: '销售流程', exact: true }).click();
  await panel().getByLabel('放在列上').first().check();
  await panel().getByLabel('显示合计与小计').check();
  await panel().getByRole('list', { name: '指标' }).getByRole('button', { name: '金额合计' }).first().click();
  await panel().getByLabel('再算一列…').selectOption({ label: '占比' });
  await panel().getByLabel('统计关联记录…').selectOption({ index: 1 });
  const table = canvas().getByRole('table', { name: '商机数量' });
  await table.getByRole('columnheader', { name: '合计', exact: true }).waitFor();
  const total = table.getByRole('row', { name: /^合计/ });
  await total.getByText('100%').first().waitFor();
});

it('puts figures on a new dashboard, a known report and one that is made there, and publishes all of it', async () => {
  await page.goto('/studio/dashboards');
  await canvas().getByRole('button', { name: '新建仪表盘' }).click();
  await panel().getByLabel('添加报表').click();
  await page.getByRole('option', { name: '商机数量' }).click();
  await panel().getByRole('heading', { name: '商机数量' }).waitFor();
  await page.keyboard.press('Escape');
  await panel().getByLabel('新建图表').click();
  await page.getByRole('option', { name: '客户', exact: true }).click();
  await canvas().getByRole('region', { name: '客户数量' }).waitFor();
  await publishSet(page);
  const dashboard = [...snapshot().dashboards].find(([name]) => name === 'dashboard_1')?.[1] as DashboardBody;
  expect(dashboard.widgets.map(({ report }) => report)).toEqual(['deal_report_1', 'account_report_1']);
  await page.goto('/dashboards/dashboard_1');
  await page.getByRole('region', { name: '客户数量' }).waitFor();
});

it('shows figures of the record’s own records on its page, made from the page', async () => {
  await page.goto('/studio/objects/account/page');
  await page.getByRole('button', { name: '添加到页面' }).click();
  await page.getByRole('menuitem', { name: '新建图表：商机', exact: true }).click();
  await canvas().getByRole('region', { name: '商机数量' }).waitFor();
  await panel().getByRole('link', { name: '它统计什么' }).waitFor();
  await page.getByText(/^已保存/).waitFor();
  await publishSet(page);
  const layout = snapshot().layouts.get('account') as LayoutBody;
  expect(layout.sections.at(-1)).toMatchObject({ report: { report: 'deal_report_2', via: 'account' } });
  expect(pageErrors(page)).toEqual([]);
});
