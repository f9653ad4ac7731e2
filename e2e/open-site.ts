import type { Browser, Page } from 'playwright-core';
import { launchBrowser, newPage, type PageOptions } from './browser.ts';
import { administrator, openApp, type TestApp } from './http/open-app.ts';

type Credentials = { email: string; password: string };

export type Site = {
  test: TestApp;
  browser: Browser;
  /** On `localhost`, where a browser takes cookies that are marked secure without HTTPS. */
  url: string;
  /** A page of its own context, signed in (as the administrator, unless told), at a path. */
  open(path: string, options?: PageOptions & { as?: Credentials }): Promise<Page>;
  close(): Promise<void>;
};

/** The whole product with its sample company, or with no solution at all, and a browser to use it with. */
export async function openSite({ isBlank = false } = {}): Promise<Site> {
  const [test, browser] = await Promise.all([openApp({ sampleData: true, isBlank }), launchBrowser()]);
  const listening = new URL(await test.app.listen({ port: 0, host: '127.0.0.1' }));
  const url = `http://localhost:${listening.port}`;
  return {
    test,
    browser,
    url,
    async open(path, { as = administrator, ...options } = {}) {
      const page = await newPage(browser, { url, ...options });
      page.setDefaultTimeout(10_000);
      await signIn(page, as);
      await page.goto(path);
      await page.waitForSelector('#page h1');
      return page;
    },
    async close() {
      await browser.close();
      await test.close();
    },
  };
}

async function signIn(page: Page, { email, password }: Credentials): Promise<void> {
  const headers = { 'x-tenon-request': '1' };
  const answer = await page.request.post('/api/session', { data: { email, password }, headers });
  if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}: ${await answer.text()}`);
}
