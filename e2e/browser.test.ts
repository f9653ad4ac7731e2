import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newPage, pageErrors } from './browser.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('Chinese text has glyphs of its own, not boxes', async () => {
  const page = await newPage(browser, { locale: 'zh' });
  await page.setContent('<meta charset="utf-8"><canvas id="c" width="80" height="40"></canvas>');
  const [water, fire] = await page.evaluate(() =>
    ['水', '火'].map((text) => {
      const canvas = document.querySelector('canvas') as HTMLCanvasElement;
      const context = canvas.getContext('2d') as CanvasRenderingContext2D;
      context.clearRect(0, 0, 80, 40);
      context.font = '32px sans-serif';
      context.fillText(text, 4, 32);
      return canvas.toDataURL();
    }),
  );
  expect(water).not.toBe(fire);
});

test('a page speaks the language asked for and reports its errors', async () => {
  const page = await newPage(browser, { locale: 'en', colorScheme: 'dark' });
  await page.setContent('<script>throw new Error("seen")</script>');
  expect(await page.evaluate(() => [navigator.language, matchMedia('(prefers-color-scheme: dark)').matches])).toEqual([
    'en-US',
    true,
  ]);
  expect(pageErrors(page)).toEqual(['seen']);
});
