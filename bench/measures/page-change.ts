import { launchBrowser, newPage } from '../../e2e/browser.ts';
import { percentile } from '../load.ts';
import { printFigure, round } from '../report-line.ts';
import type { Scene } from '../scene.ts';
import { administrator } from '../stack.ts';

/** In the order they are opened; each but the first of them is left for the next one, so all code is there after one round. */
const places = [
  { href: '/o/account', title: 'Accounts', content: '[role=row] [role=gridcell]' },
  { href: '/o/deal', title: 'Deals', content: '[role=row] [role=gridcell]' },
  { href: '/o/task', title: 'Tasks', content: 'h1' },
  { href: '/', title: 'Good', content: 'section' },
];
const rounds = 12;
const most = 200;
/** What a page does once its records are there belongs to the change as well. */
const afterwards = 250;

/**
 * From one page to the next within the product, as administrator: the processor time of the browser's main thread, which other work on the
 * machine does not change, and the time until the page is there, which it does.
 */
export async function measurePageChange({ stack }: Scene): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await newPage(browser, { url: stack.url, locale: 'en', viewport: { width: 1440, height: 900 } });
    const headers = { 'x-tenon-request': '1' };
    const { email, password } = administrator;
    await page.request.post('/api/session', { data: { email, password }, headers });
    await page.request.patch('/api/me', { data: { locale: 'en' }, headers });
    await page.goto('/');
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const busy = async () => {
      const { metrics } = await devTools.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
    };
    const changes: { cpu: number; wall: number }[] = [];
    for (let turn = 0; turn < rounds * places.length; turn++) {
      const { href, title, content } = places[turn % places.length] as (typeof places)[number];
      const before = await busy();
      const begun = performance.now();
      await page.locator(`nav a[href="${href}"]`).first().click();
      await page.locator('#page h1').filter({ hasText: title }).waitFor();
      await page.locator(`#page ${content}`).first().waitFor();
      const wall = performance.now() - begun;
      await page.waitForTimeout(afterwards);
      if (turn >= places.length) changes.push({ cpu: (await busy()) - before, wall });
    }
    const tell = (name: string, unit: string, times: number[]) => {
      const p95 = round(
        percentile(
          times.toSorted((a, b) => a - b),
          0.95,
        ),
      );
      printFigure({ name, ours: p95, unit, reach: `≤ ${most}`, ok: p95 <= most });
    };
    tell(
      'page-change',
      'ms p95 of the main thread',
      changes.map(({ cpu }) => cpu),
    );
    tell(
      'page-change-wall',
      'ms p95 until it is there',
      changes.map(({ wall }) => wall),
    );
  } finally {
    await browser.close();
  }
}
