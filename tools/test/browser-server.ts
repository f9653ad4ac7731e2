import { chromium } from 'playwright-core';
import { launchOptions } from '../../e2e/browser.ts';

/** Vitest global set-up: one Chromium for all test files of a run; each opens contexts of its own in it. */
export default async function startBrowserServer(): Promise<() => Promise<void>> {
  const server = await chromium.launchServer(await launchOptions());
  process.env.TENON_TEST_BROWSER = server.wsEndpoint();
  return async () => {
    await server.close();
    delete process.env.TENON_TEST_BROWSER;
  };
}
