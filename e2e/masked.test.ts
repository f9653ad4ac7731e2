import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageErrors } from './browser.ts';
import { type Colleague, inviteColleague } from './http/colleagues.ts';
import { openSite, type Site } from './open-site.ts';

const fields = { 'contact.phone': 'masked', 'contact.email': 'masked', 'contact.account': 'read' };

let site: Site;
let caller: Colleague['credentials'];

beforeAll(async () => {
  site = await openSite();
  const call = await site.test.signIn();
  const body = { label: { zh: '外呼', en: 'Caller' }, objects: { '*': { read: 'all', edit: 'all' } }, fields };
  await call('POST', '/api/roles', { name: 'caller', body });
  ({ credentials: caller } = await inviteColleague(site.test, { name: '李雷', roles: ['caller'] }));
});
afterAll(() => site.close());

it('a role masks what has a part that can be shown', async () => {
  const page = await site.open('/studio/roles/caller/contact', { locale: 'zh' });
  const rightsOn = (field: string) => page.getByLabel(field, { exact: true }).locator('option');
  await page.getByLabel('手机', { exact: true }).waitFor();
  expect(await page.getByLabel('手机', { exact: true }).inputValue()).toBe('masked');
  expect(await rightsOn('所属客户').allTextContents()).toEqual(['隐藏', '只读', '可编辑']);
  expect(pageErrors(page)).toEqual([]);
});

it('who holds it sees a part of each value, and can neither change it nor call', async () => {
  const page = await site.open('/o/contact', { as: caller, locale: 'zh' });
  await page.getByText('138****0099').click();
  await page.locator('a[href*="/o/contact/"]').first().click();
  await page.getByText('联系方式').waitFor();
  expect(await page.getByText(/^1\d{2}\*{4}\d{4}$/).count()).toBeGreaterThan(0);
  // A long address is broken before its @, and not within its “.com”.
  expect(
    await page
      .getByText(/^.?\*\*\*@/)
      .first()
      .innerHTML(),
  ).toMatch(/<wbr>@/);
  expect(await page.getByRole('button', { name: /(修改|编辑).*手机/ }).count()).toBe(0);
  expect(await page.locator('a[href^="tel:"], a[href^="mailto:"]').count()).toBe(0);
  expect(pageErrors(page)).toEqual([]);
});
