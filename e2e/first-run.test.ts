import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, newPage, pageErrors } from './browser.ts';
import { type NewApp, openNewApp } from './http/open-app.ts';

let test: NewApp;
let browser: Browser;

beforeAll(async () => {
  [test, browser] = await Promise.all([openNewApp(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await test.close();
});

it('leads from the printed link to a working sales pipeline', async () => {
  const { port } = new URL(await test.app.listen({ port: 0, host: '127.0.0.1' }));
  const page = await newPage(browser, { url: `http://localhost:${port}` });
  page.setDefaultTimeout(20_000);
  await page.goto(`/setup?token=${test.token}`);
  // What is missing stands under its field, in the language of the page.
  await page.getByRole('button', { name: '创建并继续' }).click();
  await expect.poll(() => page.getByRole('alert').allTextContents()).toEqual(['请填写此项。', '请填写此项。', '请填写此项。']);
  expect(await page.getByLabel('姓名').evaluate((field) => field === document.activeElement)).toBe(true);
  await page.getByLabel('姓名').fill('王芳');
  await page.getByLabel('邮箱').fill('chen.siyuan@example.com');
  await page.locator('input[type=password]').fill('榫头入卯 严丝合缝 不用一根铁钉');
  await page.getByRole('button', { name: '创建并继续' }).click();

  await page.getByRole('heading', { name: '从哪套模板开始？' }).waitFor();
  expect(await page.getByLabel('本位币').inputValue()).toBe('CNY');
  await page.getByLabel('公司名称').fill('星河精密');
  await page.getByLabel('国家或地区').waitFor();
  expect(await page.getByRole('radio').first().isChecked()).toBe(true);
  await page.getByRole('radio', { name: /^销售管理/ }).check();
  expect(await page.getByRole('checkbox', { name: /示例数据/ }).isChecked()).toBe(true);
  await page.getByRole('button', { name: '开始使用' }).click();

  await page.getByRole('heading', { name: /王芳/ }).waitFor();
  await page.getByText('准备焊装线终轮报价').waitFor();
  await page.getByRole('link', { name: /在谈金额.*¥994.6 万/ }).waitFor();
  await page.getByRole('link', { name: /商务谈判 2 ¥265.6 万/ }).waitFor();
  await page.getByText('0/7 已完成').waitFor();
  await page.getByRole('button', { name: '星河精密' }).waitFor();
  expect(pageErrors(page).filter((error) => !error.includes('401'))).toEqual([]);

  // The link is good once.
  const second = await newPage(browser, { url: `http://localhost:${port}` });
  await second.goto(`/setup?token=${test.token}`);
  await second.getByRole('heading', { name: '登录 星河精密' }).waitFor();
});
