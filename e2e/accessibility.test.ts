import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageErrors } from './browser.ts';
import { idOf } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';
import { seriousViolations } from './serious-violations.ts';

let site: Site;
let deal: string;

beforeAll(async () => {
  site = await openSite();
  const page = await site.open('/');
  deal = await idOf(page, 'deal', '东海汽配 焊装线机器人');
});
afterAll(() => site.close());

/** What has to be there before the page is looked at. */
const screens: [name: string, path: () => string, ready: string][] = [
  ['home', () => '/', '准备焊装线终轮报价'],
  ['list', () => '/o/deal', '东海汽配 焊装线机器人'],
  ['list under periods', () => '/o/deal?layout=table&group=expected_close&bucket=quarter', '东海汽配 焊装线机器人'],
  ['empty list', () => '/o/deal?layout=table&q=没有这一条', '清除筛选'],
  ['board', () => '/o/deal?view=deal_board', '东海汽配 焊装线机器人'],
  ['record', () => `/o/deal/${deal}`, '下次联系'],
  ['dashboard', () => '/dashboards/pipeline', '整体转化率'],
  ['import', () => '/o/deal/import', '把 CSV 或 Excel 文件拖到这里'],
  ['settings', () => '/settings/users', 'li.lei@example.com'],
  ['role', () => '/studio/roles/sales_rep', '阶段历史'],
  ['connection', () => '/settings/connectors/new/webhook', '签名密钥'],
];

it.each(['light', 'dark'] as const)('is usable by everybody, %s', async (colorScheme) => {
  const page = await site.open('/', { colorScheme });
  for (const [name, path, ready] of screens) {
    await page.goto(path());
    await page.getByText(ready).first().waitFor();
    expect(await seriousViolations(page), name).toEqual([]);
  }
  await page.goto('/o/deal?layout=table&view=all');
  await page.locator('[data-path=amount]').nth(1).click();
  await page
    .locator('[data-path=amount]')
    .nth(3)
    .click({ modifiers: ['Shift'] });
  await page.waitForSelector('[data-range=true]');
  expect(await seriousViolations(page), 'block of cells').toEqual([]);
  await page.keyboard.press('g');
  await page.keyboard.press('j');
  await page.getByRole('dialog', { name: '后台任务' }).waitFor();
  expect(await seriousViolations(page), 'jobs').toEqual([]);
  expect(pageErrors(page)).toEqual([]);
});
