import type { Locale } from '@tenon/metadata';
import { type Browser, chromium, type LaunchOptions, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';
import { chineseFonts } from './fonts.ts';

const browserLocales: Record<Locale, string> = { zh: 'zh-CN', en: 'en-US' };

export type PageOptions = {
  /** Base of relative addresses: `page.goto('/deals')`. */
  url?: string;
  locale?: Locale;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** A phone: touch, no hover. */
  touch?: boolean;
};

/**
 * A headless Chromium with Chinese fonts: the one that all test files of a run share, or else one of its own. Close it with
 * `browser.close()`, which of the shared one closes only what was opened here.
 */
export async function launchBrowser(): Promise<Browser> {
  const shared = process.env.TENON_TEST_BROWSER;
  return shared ? chromium.connect(shared) : chromium.launch(await launchOptions());
}

export async function launchOptions(): Promise<LaunchOptions> {
  const [{ path, env }, fonts] = await Promise.all([findChromium(), chineseFonts()]);
  return {
    executablePath: path,
    // The software renderer is enough, and root may not use the sandbox.
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    env: { ...(process.env as Record<string, string>), ...env, ...fonts },
  };
}

/** A page in a context (cookies, storage) of its own. What goes wrong in it is in `pageErrors(page)`. */
export async function newPage(browser: Browser, options: PageOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: options.url,
    locale: browserLocales[options.locale ?? 'zh'],
    timezoneId: 'Asia/Shanghai',
    viewport: options.viewport ?? { width: 1280, height: 800 },
    colorScheme: options.colorScheme ?? 'light',
    hasTouch: options.touch ?? false,
    isMobile: options.touch ?? false,
  });
  const page = await context.newPage();
  const found: string[] = [];
  errors.set(page, found);
  page.on('pageerror', (error) => found.push(error.message));
  page.on('console', (message) => message.type() === 'error' && found.push(message.text()));
  return page;
}

const errors = new WeakMap<Page, string[]>();

/** Uncaught exceptions and console errors of a page so far. */
export function pageErrors(page: Page): string[] {
  return errors.get(page) ?? [];
}
