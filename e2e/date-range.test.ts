import type { ObjectBody } from '@tenon/metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishDefinition } from '../server/src/catalog/publish.ts';
import { pageErrors } from './browser.ts';
import { callApi } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

const lease: ObjectBody = {
  label: { zh: '租约', en: 'Lease' },
  plural: { zh: '租约', en: 'Leases' },
  icon: 'key',
  title: 'name',
  fields: {
    name: { type: 'text', label: { zh: '名称', en: 'Name' }, required: true },
    term: { type: 'dateRange', label: { zh: '租期', en: 'Term' } },
  },
};

let site: Site;

beforeAll(async () => {
  site = await openSite();
  await publishDefinition(site.test.workspace, { kind: 'object', name: 'lease', body: lease }, { by: null, summary: '' });
});
afterAll(() => site.close());

it('takes days from one to another, shows them and finds those that overlap', async () => {
  const page = await site.open('/o/lease', { locale: 'zh' });
  await page.getByRole('button', { name: '新建租约' }).first().click();
  const form = page.getByRole('dialog', { name: '新建租约' });
  await form.getByLabel('名称').fill('东楼');
  await form.getByRole('button', { name: /更多字段/ }).click();
  await form.getByLabel('租期 从').fill('2026-03-01');
  expect(await form.getByLabel('租期 到').inputValue()).toBe('2026-03-01');
  await form.getByLabel('租期 到').fill('2026-08-31');
  await form.getByRole('button', { name: '保存', exact: false }).last().click();
  await form.waitFor({ state: 'detached' });
  await callApi(page, 'POST', '/records/lease', { name: '西楼', term: { from: '2027-01-01', to: '2027-12-31' } });
  await page.reload();
  await page.getByText('2027-01-01 – 2027-12-31').waitFor();
  await page.getByRole('button', { name: '筛选' }).first().click();
  await page.getByPlaceholder('查找字段').fill('租期');
  await page.keyboard.press('Enter');
  await page.getByLabel('租期 从').fill('2026-08-15');
  await page.keyboard.press('Enter');
  await page.getByText('西楼').waitFor({ state: 'detached' });
  await page.getByText('与此重叠').first().waitFor();
  expect(await page.getByText('2026-03-01 – 2026-08-31').count()).toBe(1);
  expect(pageErrors(page)).toEqual([]);
});

it('changes both days where they stand, in the narrow column of a record', async () => {
  const page = await site.open('/o/lease', { locale: 'zh' });
  await page.getByText('东楼').first().click();
  await page
    .getByRole('button', { name: /(修改|编辑).*租期/ })
    .first()
    .click();
  const last = page.getByLabel('租期 到');
  expect(await last.evaluate((input) => input.scrollWidth <= input.clientWidth)).toBe(true);
  await last.fill('2026-09-30');
  await page.keyboard.press('Enter');
  await page.getByText('2026-03-01 – 2026-09-30').first().waitFor();
});
