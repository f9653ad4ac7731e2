import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callApi } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/');
});
afterAll(() => site.close());

const create = async (object: string, values: object) =>
  (await callApi<{ id: string }>(page, 'POST', `/records/${object}`, values)).id;

it('restores several records at once, and says what came back with them', async () => {
  const product = await create('product', { name: '恢复用产品' });
  const deals = [await create('deal', { name: '误删的商机一' }), await create('deal', { name: '误删的商机二' })];
  await create('deal_line', { deal: deals[0], product, quantity: '2', unit_price: '10' });
  for (const id of deals) await callApi(page, 'DELETE', `/records/deal/${id}`, {});

  await create('account', { name: '误删的客户' }).then((id) => callApi(page, 'DELETE', `/records/account/${id}`, {}));
  await page.goto('/trash');
  // The first object that has something, with how much of each there is; words look through all.
  await page.getByText('误删的客户').waitFor();
  await page.getByRole('searchbox').fill('商机一');
  await page.getByText('误删的商机一').waitFor();
  await page.getByRole('searchbox').fill('');
  await page.getByRole('button', { name: '商机 2', exact: true }).click();
  await page.getByRole('checkbox', { name: '选择“误删的商机一”' }).check();
  await page.getByRole('checkbox', { name: '选择“误删的商机二”' }).check();
  await page.getByText('已选 2 条').waitFor();
  await page.getByRole('button', { name: '恢复所选' }).click();
  const told = page.getByText('已恢复 2 条商机。');
  await told.waitFor();
  expect(await told.textContent()).toContain('一并恢复：1 条产品明细');
  await page.getByText('误删的商机一').waitFor({ state: 'detached' });
  for (const id of deals) await callApi(page, 'GET', `/records/deal/${id}`);
});
