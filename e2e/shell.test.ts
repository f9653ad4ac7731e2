import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchBrowser, newPage } from './browser.ts';
import { administrator, openApp, type TestApp } from './http/open-app.ts';

let test: TestApp;
let browser: Browser;
let url: string;
let page: Page;

beforeAll(async () => {
  test = await openApp({ sampleData: true });
  url = await test.app.listen({ port: 0, host: '127.0.0.1' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await test.close();
});
beforeEach(async () => {
  page = await newPage(browser, { url, locale: 'zh' });
  page.setDefaultTimeout(10_000);
  return () => page.context().close();
});

async function signIn(at: Page): Promise<void> {
  await at.goto('/');
  await at.fill('input[type=email]', administrator.email);
  await at.fill('input[type=password]', administrator.password);
  await at.keyboard.press('Enter');
  await at.waitForSelector('#page h1');
}

const dialogs = () => page.locator('[role=dialog]').count();

it('does not say which of address and password is wrong', async () => {
  await page.goto('/');
  await page.fill('input[type=email]', administrator.email);
  await page.fill('input[type=password]', 'not the password');
  await page.keyboard.press('Enter');
  expect(await page.textContent('[role=alert]')).toMatch(/邮箱或密码/);
  expect(await page.inputValue('input[type=email]')).toBe(administrator.email);
});

it('goes with two keys, and leaves keys to a field that has the focus', async () => {
  await signIn(page);
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.waitForURL('**/settings');
  const name = page.getByLabel('姓名', { exact: true });
  await name.click();
  await page.keyboard.type('gh?');
  expect(page.url()).toContain('/settings');
  expect(await dialogs()).toBe(0);
});

it('takes no key while an input method composes', async () => {
  await signIn(page);
  await page.evaluate(() => {
    for (const key of ['?', '/', 'g', 's']) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, isComposing: true }));
    }
  });
  expect(await dialogs()).toBe(0);
  expect(new URL(page.url()).pathname).toBe('/');
});

it('finds places in the palette by pinyin initials, and closes the top layer only', async () => {
  await signIn(page);
  await page.keyboard.press('?');
  await page.waitForSelector('[role=dialog]');
  await page.keyboard.press('Control+k');
  await page.waitForSelector('[role=combobox]');
  await page.keyboard.press('Escape');
  await page.waitForSelector('[role=combobox]', { state: 'detached' });
  expect(await dialogs()).toBe(1);
  await page.keyboard.press('Escape');
  await page.waitForSelector('[role=dialog]', { state: 'detached' });
  await page.keyboard.press('/');
  await page.keyboard.type('sj');
  expect(await page.textContent('[role=option]:has-text("商机")')).toContain('商机');
});

it('finds a record by pinyin initials, and opens it with an Enter that ends no composition', async () => {
  await signIn(page);
  await page.keyboard.press('Control+k');
  await page.waitForSelector('[role=combobox]');
  await page.keyboard.type('dhqphzx');
  await page.waitForSelector('[role=option][aria-selected=true]:has-text("东海汽配 焊装线机器人")');
  await page.evaluate(() =>
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true })),
  );
  expect(await page.locator('[role=combobox]').count()).toBe(1);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/o/deal/*');
  await page.waitForSelector('h1:has-text("东海汽配 焊装线机器人")');
});

it('offers records opened last, and forgets them with the sign-out', async () => {
  await signIn(page);
  const kept = () => page.evaluate(() => localStorage.getItem('tenon.recentRecords'));
  const record = '[role=option]:has-text("东海汽配 焊装线机器人")';
  await page.keyboard.press('Control+k');
  await page.waitForSelector('[role=combobox]');
  await page.keyboard.type('dhqphzx');
  // Among what was found, and among what was opened before.
  await page.locator(record).first().click();
  await page.waitForURL('**/o/deal/*');
  await expect.poll(kept).toContain('东海汽配');
  await page.keyboard.press('Control+k');
  await page.waitForSelector(record);
  await page.keyboard.type('退出登录');
  await page.waitForSelector('[role=option][aria-selected=true]:has-text("退出登录")');
  await page.keyboard.press('Enter');
  await page.waitForSelector('input[type=password]');
  expect(await kept()).toBeNull();
});

it('switches the language for good, and keeps the phone within its screen', async () => {
  const phone = await newPage(browser, { url, locale: 'zh', viewport: { width: 360, height: 740 }, touch: true });
  await signIn(phone);
  await phone.goto('/settings');
  await phone.getByRole('combobox', { name: '语言' }).click();
  // The page speaks it at once; it is for good when the server has it.
  const kept = phone.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.url().endsWith('/api/me'));
  await phone.click('[role=option]:has-text("English")');
  expect((await kept).ok()).toBe(true);
  await phone.waitForSelector('h1:has-text("Settings")');
  await phone.reload();
  await phone.waitForSelector('h1:has-text("Settings")');
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await phone.context().close();
});
