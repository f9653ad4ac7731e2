import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageErrors } from './browser.ts';
import { callApi } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';
import { seriousViolations } from './serious-violations.ts';
import { smallTargets } from './small-targets.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const places = [
  '',
  'objects',
  'objects/deal',
  'objects/deal/fields',
  'objects/deal/fields/weighted_amount',
  'objects/deal/fields/number',
  'objects/deal/page/sections/progress',
  'objects/deal/form',
  'objects/deal/views',
  'objects/deal/rules',
  'objects/deal/gates',
  'objects/deal/buttons',
  'objects/deal/documents',
  'objects/deal/automations',
  'map/deal',
  'apps',
  'apps/sales',
  'apps/sales/menu',
  'apps/sales/home',
  'roll-out',
  'processes',
  'processes/hand_over_won_deal',
  'processes/hand_over_won_deal/create_task',
  'runs',
  'dashboards',
  'dashboards/pipeline',
  'reports',
  'reports/open_amount',
  'lists',
  'roles',
  'roles/sales_rep/deal',
  'roles/sales_rep/compare-with/sales_manager',
  'roles/of-person',
  'translations',
  'revisions/2',
  'trash',
];

async function openPlace(page: Page, place: string): Promise<void> {
  await page.goto(`/studio/${place}`);
  await page.waitForSelector('#page h1');
  await page.waitForLoadState('networkidle');
  const name = `${place.replaceAll('/', '-') || 'studio'}-${page.viewportSize()?.width}`;
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
}

it('keeps the focus from place to place and from element to element, by keyboard', async () => {
  const page = await site.open('/studio/objects/deal/fields');
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
  await page.getByRole('link', { name: '规则' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/objects/deal/rules');
  await expect.poll(focused).toBe('规则');
  await page.getByRole('link', { name: '字段', exact: true }).press('Enter');
  await page.waitForURL('**/objects/deal/fields');
  await page.getByRole('complementary', { name: '现有内容' }).getByRole('link', { name: '金额', exact: true }).press('Enter');
  await page.waitForURL('**/fields/amount');
  await page.getByRole('complementary', { name: '属性' }).waitFor();
  expect(await focused()).toBe('金额');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => /fields\/(?!amount)/.test(url.pathname));
  expect(await focused()).not.toBe('金额');
  await page.context().close();
});

describe.each([
  ['zh', 'light'],
  ['en', 'dark'],
] as const)('in %s and %s', (locale, colorScheme) => {
  let page: Page;

  beforeAll(async () => {
    page = await site.open('/studio', { colorScheme, viewport: { width: 1440, height: 900 } });
    await callApi(page, 'PATCH', '/me', { locale });
  });

  it.each(places)('studio/%s is usable by everybody', async (place) => {
    await openPlace(page, place);
    expect(await seriousViolations(page)).toEqual([]);
    expect(pageErrors(page)).toEqual([]);
  });
});

describe('on a phone, with the longer words of English', () => {
  let page: Page;

  beforeAll(async () => {
    page = await site.open('/studio', { viewport: { width: 360, height: 740 }, touch: true });
    await callApi(page, 'PATCH', '/me', { locale: 'en' });
  });

  // The cards of a view are those of its list, which touch.test.ts looks at.
  it.each(places.filter((place) => place !== 'objects/deal/views'))(
    'studio/%s fits, with targets for a thumb and a title in full',
    async (place) => {
      await openPlace(page, place);
      expect(await smallTargets(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      const title = page.locator('#page h1').first();
      expect(await title.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    },
  );

  it('studio/roll-out has its bar in two lines, and the place that is open in sight', async () => {
    await openPlace(page, 'roll-out');
    const box = (selector: string) => page.locator(selector).first().boundingBox();
    expect((await box('#page header'))?.height).toBeLessThan(112);
    const { x = -1, width = 0 } = (await box('nav [aria-current="page"]:has-text("Roll-out")')) ?? {};
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(360);
  });
});
