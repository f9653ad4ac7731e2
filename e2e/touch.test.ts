import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callApi } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;
const screen = { viewport: { width: 360, height: 740 }, touch: true };

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/', screen);
});
afterAll(() => site.close());

/**
 * What can be touched and is less than 44 px wide or high, each scrolled into sight. What belongs to it is touched as well: its label, the
 * frame it stands in, what a pseudo-element spreads over its line. What lies beneath something else (a company on the card that opens its
 * record) is not touched at all.
 */
const smallTargets = () =>
  page.evaluate(() => {
    const all = 'a[href], button, input, select, textarea, summary, [role=button], [role=tab], [role=option], [tabindex="0"]';
    // Half a pixel may be lost to rounding.
    const least = 43.5;
    const boxesOf = (element: HTMLElement): DOMRect[] => {
      const label = element.closest<HTMLElement>('label') ?? (element as HTMLInputElement).labels?.[0];
      const frame = element.closest<HTMLElement>('.mantine-PasswordInput-input');
      const boxes = [element, label, frame].flatMap((one) => one?.getBoundingClientRect() ?? []);
      const { position, content, width, height } = getComputedStyle(element, '::after');
      const holder = element.offsetParent?.getBoundingClientRect();
      if (position !== 'absolute' || content === 'none' || !holder) return boxes;
      return [...boxes, new DOMRect(holder.x, holder.y, Number.parseFloat(width), Number.parseFloat(height))];
    };
    return [...document.querySelectorAll<HTMLElement>(all)].flatMap((element) => {
      element.scrollIntoView({ block: 'center', inline: 'center' });
      const { x, y, width, height } = element.getBoundingClientRect();
      const hit = document.elementFromPoint(x + width / 2, y + height / 2);
      const isTouched = hit && (element.contains(hit) || hit.contains(element));
      if (!isTouched || width * height === 0 || element.matches(':disabled')) return [];
      if (boxesOf(element).some((box) => box.width >= least && box.height >= least)) return [];
      const name = element.getAttribute('aria-label') || element.textContent || element.className;
      return [`${element.tagName.toLowerCase()} “${name.trim().slice(0, 24)}” ${Math.round(width)} × ${Math.round(height)}`];
    });
  });

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
  expect(await smallTargets()).toEqual([]);
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
    expect(await smallTargets()).toEqual([]);
    for (const part of ['资料', '关联', '动态']) {
      await page.getByRole('tab', { name: part }).tap();
      await page.waitForLoadState('networkidle');
      expect(await smallTargets()).toEqual([]);
    }
    await page.getByRole('button', { name: '写跟进' }).tap();
    await page.getByRole('button', { name: '发送' }).waitFor();
    expect(await smallTargets()).toEqual([]);
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
  expect(await smallTargets()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '新建', exact: true }).tap();
  await page.getByRole('dialog').getByRole('button', { name: '商机' }).waitFor();
  expect(await smallTargets()).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: '商机' }).tap();
  await page.getByRole('dialog', { name: '新建商机' }).waitFor();
  expect(await smallTargets()).toEqual([]);
  await page.keyboard.press('Escape');
  await page
    .getByRole('banner')
    .getByRole('button', { name: '搜索' })
    .or(page.locator('#page header').getByRole('button', { name: '搜索' }))
    .first()
    .tap();
  await page.getByRole('option').first().waitFor();
  expect(await smallTargets()).toEqual([]);
});
