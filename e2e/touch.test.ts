import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callApi } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';
import { smallTargets } from './small-targets.ts';

let site: Site;
let page: Page;
const screen = { viewport: { width: 360, height: 740 }, touch: true };

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/', screen);
});
afterAll(() => site.close());

const shown = async () => {
  await page.waitForSelector('#page h1');
  await page.waitForLoadState('networkidle');
};

it.each([
  '/',
  '/o/account',
  '/o/contact',
  '/o/deal?layout=board',
  '/o/deal?layout=table',
  '/o/deal?layout=table&group=stage',
  '/o/task',
  '/o/account/import',
  '/dashboards/pipeline',
  '/trash',
  '/settings',
  '/settings/users',
  '/settings/data',
])('%s has no target smaller than a thumb', async (path) => {
  await page.goto(path);
  await shown();
  expect(await smallTargets(page)).toEqual([]);
});

it('a record has none, on any of its parts, nor has its composer when it is open', async () => {
  for (const [object, title] of [
    ['deal', '海天家居 仓储自动化'],
    ['contact', '江楠'],
  ]) {
    await page.goto(`/o/${object}?view=all`);
    await page.getByRole('link', { name: title }).tap();
    await page.waitForURL(`**/o/${object}/*`);
    await shown();
    expect(await smallTargets(page)).toEqual([]);
    for (const part of ['资料', '关联', '动态']) {
      await page.getByRole('tab', { name: part }).tap();
      await page.waitForLoadState('networkidle');
      expect(await smallTargets(page)).toEqual([]);
    }
    await page.getByRole('button', { name: '写跟进' }).tap();
    await page.getByRole('button', { name: '发送' }).waitFor();
    expect(await smallTargets(page)).toEqual([]);
  }
});

/** How far things moved by themselves since the page was opened (CLS): 0.1 is seen. */
const shiftOf = () =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const shifts = list.getEntries() as (PerformanceEntry & { value: number })[];
          resolve(shifts.reduce((sum, { value }) => sum + value, 0));
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(resolve, 500, 0);
      }),
  );

it.each(['/', '/o/account', '/o/deal', '/dashboards/pipeline'])('nothing on %s moves while it loads', async (path) => {
  await page.goto(path);
  await shown();
  expect(await shiftOf()).toBeLessThan(0.05);
});

it('cuts no title and lets nothing stand over the edge, with the longer words of English, too', async () => {
  await callApi(page, 'PATCH', '/me', { locale: 'en' });
  for (const path of ['/', '/o/deal', '/o/contact', '/o/account', '/o/currency_rate', '/dashboards/pipeline', '/trash']) {
    await page.goto(path);
    await shown();
    const title = page.locator('#page h1');
    expect(await title.evaluate((element) => element.scrollWidth <= element.clientWidth), path).toBe(true);
    const buttons = page.locator('#page h1 ~ * button, #page header button');
    for (const right of await buttons.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right)))
      expect(right, path).toBeLessThanOrEqual(screen.viewport.width - 4);
  }
  await callApi(page, 'PATCH', '/me', { locale: 'zh' });
});

it('neither have the sheets and the forms', async () => {
  await page.goto('/o/deal?layout=table');
  await page.getByRole('button', { name: '筛选' }).tap();
  await page.getByRole('dialog').getByRole('button', { name: '金额', exact: true }).waitFor();
  expect(await smallTargets(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '新建', exact: true }).tap();
  await page.getByRole('dialog').getByRole('button', { name: '商机' }).waitFor();
  expect(await smallTargets(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: '商机' }).tap();
  await page.getByRole('dialog', { name: '新建商机' }).waitFor();
  expect(await smallTargets(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page
    .getByRole('banner')
    .getByRole('button', { name: '搜索' })
    .or(page.locator('#page header').getByRole('button', { name: '搜索' }))
    .first()
    .tap();
  await page.getByRole('option').first().waitFor();
  expect(await smallTargets(page)).toEqual([]);
});
