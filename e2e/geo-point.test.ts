import type { ObjectBody } from '@tenon/metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishDefinition } from '../server/src/catalog/publish.ts';
import { pageErrors } from './browser.ts';
import { callApi } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

const shop: ObjectBody = {
  label: { zh: '门店', en: 'Shop' },
  plural: { zh: '门店', en: 'Shops' },
  icon: 'map-pin',
  title: 'name',
  fields: {
    name: { type: 'text', label: { zh: '名称', en: 'Name' }, required: true },
    place: { type: 'geoPoint', label: { zh: '坐标', en: 'Place' } },
  },
};

let site: Site;

beforeAll(async () => {
  site = await openSite();
  await publishDefinition(site.test.workspace, { kind: 'object', name: 'shop', body: shop }, { by: null, summary: '' });
});
afterAll(() => site.close());

it('takes a place that is pasted in any notation, says why another is none, and finds those near', async () => {
  const page = await site.open('/o/shop', { locale: 'zh' });
  await page.getByRole('button', { name: '新建门店' }).first().click();
  const form = page.getByRole('dialog', { name: '新建门店' });
  await form.getByLabel('名称').fill('外滩店');
  await form.getByRole('button', { name: /更多字段/ }).click();
  await form.getByLabel('坐标').fill('东经121.49° 北纬191.2°');
  await form.getByRole('button', { name: '保存', exact: false }).last().click();
  await form.getByText('形如 31.2304, 121.4737 的坐标').waitFor();
  await form.getByLabel('坐标').fill('东经121.49° 北纬31.2397°');
  await form.getByRole('button', { name: '保存', exact: false }).last().click();
  await form.waitFor({ state: 'detached' });
  await callApi(page, 'POST', '/records/shop', { name: '悉尼店', place: { lat: -33.8568, lng: 151.2153 } });
  await page.reload();
  await page.getByText('-33.8568, 151.2153').waitFor();
  await page.getByRole('button', { name: '筛选' }).first().click();
  await page.getByPlaceholder('查找字段').fill('坐标');
  await page.keyboard.press('Enter');
  await page.getByLabel('坐标', { exact: true }).fill('31.2304, 121.4737');
  await page.keyboard.press('Enter');
  await page.getByText('悉尼店').waitFor({ state: 'detached' });
  await page.getByText('31.2304, 121.4737 周围 5 公里').first().waitFor();
  expect(await page.getByText('31.2397, 121.49').count()).toBe(1);
  // The refusal that was asked for.
  expect(pageErrors(page).filter((each) => !each.includes('422'))).toEqual([]);
});

it('takes the place where the person is, and leads to a map outside', async () => {
  const page = await site.open('/o/shop', { locale: 'en' });
  await callApi(page, 'PATCH', '/me', { locale: 'en' });
  await page.reload();
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation({ latitude: 30.274_151_234, longitude: 120.155_15 });
  await page.getByText('外滩店').first().click();
  await page.getByRole('button', { name: /Edit.*Place/ }).click();
  await page.getByRole('button', { name: 'Use the current place' }).click();
  const link = page.getByRole('link', { name: '30.2741512, 120.15515' });
  expect(await link.getAttribute('href')).toContain('openstreetmap.org/?mlat=30.2741512&mlon=120.15515');
  expect(pageErrors(page)).toEqual([]);
});
