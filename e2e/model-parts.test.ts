import type { ObjectBody } from '@tenon/metadata';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callApi } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/settings');
});
afterAll(() => site.close());

/** From now on the rest of the model does not come until it is let go. */
async function holdRest(): Promise<() => Promise<void>> {
  const gate = Promise.withResolvers<void>();
  const isRest = (url: URL) => url.pathname === '/api/metadata/parts' && url.search === '';
  await page.route(isRest, async (route) => {
    await gate.promise;
    await route.continue();
  });
  return async () => {
    const come = page.waitForResponse((answer) => isRest(new URL(answer.url())));
    gate.resolve();
    await (await come).finished();
    await page.unroute(isRest);
  };
}

/** What stands on the page once nothing more comes. */
async function settled(): Promise<string> {
  let text = '';
  await expect
    .poll(
      async () => {
        const before = text;
        text = (await page.locator('#page').textContent()) ?? '';
        return text === before && text.length > 100;
      },
      { interval: 500, timeout: 10_000 },
    )
    .toBe(true);
  return text;
}

const firstOf = (object: string) => async () => {
  const path = `/records/${object}?limit=1&select=id`;
  const { records } = await callApi<{ records: { id: string }[] }>(page, 'GET', path);
  return `/o/${object}/${records[0]?.id}`;
};

it.each([
  ['home', async () => '/'],
  ['a list', async () => '/o/deal'],
  ['a board', async () => '/o/deal?view=deal_board'],
  ['a record', firstOf('deal')],
  ['a record without activities', firstOf('product')],
  ['a dashboard', async () => '/dashboards'],
])('%s is drawn before the rest of the model comes, and is the same with it', async (_, pathOf) => {
  const path = await pathOf();
  const letGo = await holdRest();
  await page.goto(path);
  await page.waitForSelector('#page h1');
  const before = await settled();
  await letGo();
  expect(await settled()).toBe(before);
});

it('a page of another object waits for the rest, and then is there', async () => {
  const letGo = await holdRest();
  await page.goto('/o/deal');
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '线索' }).click();
  await page.waitForURL('**/o/lead');
  expect(await page.getByRole('heading', { name: '线索', level: 1 }).count()).toBe(0);
  await letGo();
  await page.getByRole('heading', { name: '线索', level: 1 }).waitFor();
});

it('an open page is sent the one object that a publish changed', async () => {
  await page.goto('/o/product');
  await settled();
  const product = site.test.workspace.snapshot.objects.get('product')?.body as ObjectBody;
  const memo = { type: 'text', label: { zh: '备忘', en: 'Memo' } };
  const body = { ...product, fields: { ...product.fields, memo } };
  const told = page.waitForResponse('**/api/metadata/changes');
  const { id } = await callApi<{ id: string }>(page, 'POST', '/change-sets', {});
  await callApi(page, 'PUT', `/change-sets/${id}/drafts`, { drafts: [{ kind: 'object', name: 'product', body }] });
  await callApi(page, 'POST', `/change-sets/${id}/publish`, {});
  const { parts } = await (await told).json();
  expect(Object.keys(parts)).toEqual(['object:product']);
});
