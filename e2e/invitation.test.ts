import { afterAll, beforeAll, expect, it } from 'vitest';
import { newPage } from './browser.ts';
import { administrator } from './http/open-app.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

async function inviteSomebody(email: string): Promise<string> {
  const call = await site.test.signIn();
  const invited = { name: '老王', email, roles: ['sales_rep'] };
  const { link } = (await call('POST', '/api/users/invitations', invited)).json();
  return new URL(link).pathname;
}

it('asks for a new password, or for that of an account one has, and refuses a wrong one', async () => {
  const path = await inviteSomebody('wang@example.com');
  const page = await newPage(site.browser, { url: site.url, locale: 'zh' });
  page.setDefaultTimeout(10_000);
  await page.goto(path);
  expect(await page.getByLabel('密码', { exact: true }).getAttribute('autocomplete')).toBe('new-password');
  await page.getByRole('button', { name: '我已有账户，用原来的密码加入' }).click();
  const own = page.getByLabel('您现有账户的密码');
  expect(await own.getAttribute('autocomplete')).toBe('current-password');
  await own.fill(administrator.password);
  await page.keyboard.press('Enter');
  expect(await page.textContent('[role=alert]')).toMatch(/邮箱或密码/);
  await page.getByRole('button', { name: '我没有账户，设置新密码' }).click();
  expect(await page.locator('[role=alert]').count()).toBe(0);
  expect(await page.getByLabel('密码', { exact: true }).inputValue()).toBe('');
  await page.getByLabel('密码', { exact: true }).fill('山高月小水落石出，清风徐来水波不兴');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#page h1');
  await page.context().close();
});

it('says the same in English on a phone', async () => {
  const path = await inviteSomebody('wang2@example.com');
  const page = await newPage(site.browser, { url: site.url, locale: 'en', viewport: { width: 390, height: 844 }, touch: true });
  await page.goto(path);
  await page.getByRole('button', { name: 'I have an account already: join with its password' }).click();
  await page.getByLabel('Password of your account').waitFor();
  const { scrollWidth, innerWidth } = await page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
    innerWidth: window.innerWidth,
  }));
  expect(scrollWidth).toBeLessThanOrEqual(innerWidth);
  await page.context().close();
});
