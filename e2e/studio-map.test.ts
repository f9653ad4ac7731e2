import type { Definition, ObjectBody } from '@tenon/metadata';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applyDefinitions } from '../server/src/catalog/apply-definitions.ts';
import { pageErrors } from './browser.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite({ isBlank: true });
  const made = Array.from({ length: 130 }, (_, at): Definition => ({ kind: 'object', name: `thing_${at}`, body: thing(at) }));
  await applyDefinitions(site.test.workspace, {
    by: null,
    summary: '',
    change: (layers) => [...layers, ...made.map(({ kind, name, body }) => ({ kind, name, overlay: body as never }))],
  });
  page = await site.open('/studio/map', { locale: 'zh' });
});
afterAll(() => site.close());

function thing(at: number): ObjectBody {
  const label = (words: string) => ({ zh: `${words}${at}`, en: `Thing ${at}` });
  const above = { type: 'relation' as const, to: `thing_${Math.floor(at / 3)}`, label: { zh: '上级', en: 'Above' } };
  return {
    label: label('事物'),
    icon: 'cube',
    title: 'name',
    fields: { name: { type: 'text', label: { zh: '名称', en: 'Name' } }, ...(at % 5 === 0 ? {} : { above }) },
  };
}

const card = (name: string) => page.locator(`[data-object=${name}]`);
const isInSight = async (name: string) => {
  const [box, ground] = await Promise.all([card(name).boundingBox(), page.locator('svg:has([data-moved])').boundingBox()]);
  if (!box || !ground) return false;
  return box.x >= ground.x && box.y >= ground.y && box.x + box.width <= ground.x + ground.width && box.width > 120;
};

it('130 objects open at a size at which they are read; what is searched for comes into sight', async () => {
  await card('thing_0').waitFor();
  expect((await card('thing_0').boundingBox())?.width).toBeGreaterThan(120);
  await page.keyboard.press('/');
  await page.keyboard.type('事物77');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/studio/map/thing_77');
  await expect.poll(() => isInSight('thing_77')).toBe(true);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/map-zh.png` });
});

it('shows an object with its neighbours alone, and arrows lead from card to card', async () => {
  await page.getByLabel('只看与它相连的').check();
  // 77 leads to 25, and nothing but 231 to 233 would lead to it.
  await expect.poll(() => page.locator('[data-object]').count()).toBe(2);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/map-near-zh.png` });
  await card('thing_77').focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => card('thing_25').evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/studio/map/thing_25');
  // 25 leads nowhere; 76 and 77 lead to it, and 75 does not.
  await expect.poll(() => page.locator('[data-object]').count()).toBe(3);
  await page.getByLabel('只看与它相连的').uncheck();
  await expect.poll(() => page.locator('[data-object]').count()).toBeGreaterThan(130);
  await expect.poll(() => isInSight('thing_25')).toBe(true);
  expect(await page.locator('[data-object][tabindex="0"]').count()).toBe(1);
  expect(pageErrors(page)).toEqual([]);
});
