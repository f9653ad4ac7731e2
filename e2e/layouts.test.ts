import type { LayoutBody } from '@tenon/metadata';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishDefinition } from '../server/src/catalog/publish.ts';
import { pageErrors } from './browser.ts';
import { callApi, idOf } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

const wide = { width: 1440, height: 900 };
let site: Site;

beforeAll(async () => {
  site = await openSite();
  const { workspace } = site.test;
  const body = workspace.snapshot.layouts.get('account') as LayoutBody;
  const [about, ...others] = body.sections as [LayoutBody['sections'][0], ...LayoutBody['sections']];
  const page: LayoutBody = {
    ...body,
    tabs: [
      { id: 'business', label: { zh: '业务', en: 'Business' } },
      { id: 'secret', label: { zh: '机密', en: 'Secret' }, roles: ['sales_rep'] },
    ],
    sections: [
      { ...about, fields: about.fields.filter((field) => field !== 'industry') },
      {
        id: 'key',
        label: { zh: '重点客户', en: 'Key account' },
        text: {
          zh: '请先读[手册](/help)，**再**联系 <b>他们</b>。',
          en: 'Read the [manual](/help) **first**. [x](javascript:alert(1))',
        },
        when: 'level = "a"',
        fields: ['owner.email'],
      },
      {
        id: 'figures',
        label: { zh: '在谈', en: 'Open deals' },
        tab: 'business',
        columns: 2,
        fields: ['open_amount', 'won_amount'],
        report: { report: 'open_by_stage', via: 'account' },
      },
      ...others,
    ],
    related: [{ ...(body.related[0] as LayoutBody['related'][0]), tab: 'business', create: false }, ...body.related.slice(1)],
    steps: [
      { id: 'who', label: { zh: '客户', en: 'Who' }, fields: ['name', 'level'] },
      {
        id: 'reach',
        label: { zh: '联系方式', en: 'Reach' },
        text: { zh: '至少填一项。', en: 'At least one.' },
        fields: ['phone', 'website'],
      },
    ],
    variants: [
      {
        id: 'phone',
        label: { zh: '手机', en: 'Phone' },
        screen: 'phone',
        hide: { sections: ['company'] },
        highlights: ['level'],
      },
    ],
  };
  await publishDefinition(workspace, { kind: 'layout', name: 'account', body: page }, { by: null, summary: '' });
});
afterAll(() => site.close());

async function openIn(locale: 'zh' | 'en', viewport = wide): Promise<Page> {
  const page = await site.open('/', { viewport });
  await callApi(page, 'PATCH', '/me', { locale });
  return page;
}

const element = (page: Page, id: string) => page.locator(`[data-element="${id}"]`);

it('a section comes and goes with the record, and what does not change stays where it is', async () => {
  const page = await openIn('en');
  const deal = await idOf(page, 'deal', '东海汽配 焊装线机器人');
  await page.goto(`${site.url}/o/deal/${deal}`);
  await element(page, 'sections.progress').waitFor();
  expect(await element(page, 'sections.loss').count()).toBe(0);
  const before = await element(page, 'sections.about').boundingBox();
  await callApi(page, 'PATCH', `/records/deal/${deal}`, { stage: 'lost', loss_reason: 'price' });
  await element(page, 'sections.loss.fields.loss_reason').waitFor();
  expect(await element(page, 'sections.about').boundingBox()).toEqual(before);
  expect(pageErrors(page)).toEqual([]);
});

it('tabs, figures of the record’s own records, text, and fields of related records stand on its page', async () => {
  const page = await openIn('en');
  const requests: string[] = [];
  const account = await idOf(page, 'account', '宁波东海汽车零部件股份有限公司');
  await callApi(page, 'PATCH', `/records/account/${account}`, { level: 'b' });
  page.on('request', (request) => void (request.url().includes(`/records/account/${account}`) && requests.push(request.url())));
  await page.goto(`${site.url}/o/account/${account}`);
  await element(page, 'sections.about').waitFor();
  // The owner's address is read with the record, once, whether the section that shows it is there or not.
  expect(requests.filter((url) => !/timeline|history/.test(url))).toHaveLength(1);
  expect(await element(page, 'sections.key').count()).toBe(0);
  // Nobody placed the industry any more.
  await element(page, 'sections.rest.fields.industry').waitFor();
  await page.getByRole('button', { name: /Edit Level/ }).click();
  await page.getByRole('option', { name: /^A/ }).click();
  await element(page, 'sections.key').getByText('first', { exact: true }).waitFor();
  expect(
    await element(page, 'sections.key')
      .locator('a[href]')
      .evaluateAll((links) => links.map((a) => a.getAttribute('href'))),
  ).toContain('/help');
  expect(await element(page, 'sections.key').locator('a[href^="javascript"]').count()).toBe(0);
  await element(page, 'sections.key.fields.owner.email').getByText('@').waitFor();
  expect(await page.getByRole('tablist').first().getByRole('tab').allTextContents()).toEqual(['Overview', 'Business']);
  await page.getByRole('tab', { name: 'Business' }).click();
  await element(page, 'sections.figures').getByRole('region').locator('canvas, svg, table').first().waitFor();
  await element(page, 'tabs.business').locator('[data-element^="related."]').waitFor();
  expect(await element(page, 'tabs.business').getByRole('button', { name: /Add/ }).count()).toBe(0);
  expect(pageErrors(page)).toEqual([]);
});

it('a long form goes step by step, and asks for what each needs', async () => {
  const page = await openIn('en');
  await page.goto(`${site.url}/o/account`);
  await page.getByRole('button', { name: 'New account' }).first().click();
  const form = page.getByRole('dialog', { name: 'New account' });
  await form.getByRole('button', { name: 'Next' }).click();
  await form.getByRole('alert').waitFor();
  await form.getByLabel('Account name').fill('Step by step');
  await form.getByRole('button', { name: 'Next' }).click();
  await form.getByText('At least one.').waitFor();
  await form.getByLabel('Phone').fill('021 5555 0000');
  await form.getByRole('button', { name: 'Back' }).click();
  expect(await form.getByLabel('Account name').inputValue()).toBe('Step by step');
  await form.getByRole('button', { name: 'Next' }).click();
  await form.getByRole('button', { name: /Save/ }).last().click();
  await form.waitFor({ state: 'detached' });
  await idOf(page, 'account', 'Step by step');
  expect(pageErrors(page)).toEqual([]);
});

it('a phone has its own head, tabs beside its parts, and no section that its variant hides', async () => {
  const page = await openIn('zh', { width: 390, height: 844 });
  const account = await idOf(page, 'account', '宁波东海汽车零部件股份有限公司');
  await page.goto(`${site.url}/o/account/${account}`);
  await page.getByRole('tab', { name: '资料' }).click();
  await element(page, 'sections.about').waitFor();
  expect(await element(page, 'sections.company').count()).toBe(0);
  expect(await page.getByRole('tab').allTextContents()).toEqual(['动态', '资料', '关联', '业务']);
  await page.getByRole('tab', { name: '业务' }).click();
  await element(page, 'sections.figures').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(pageErrors(page)).toEqual([]);
});
