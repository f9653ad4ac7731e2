import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageErrors } from './browser.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

it('shows rows under the months of a date, folds them, and keeps it in a view', async () => {
  const page = await site.open(
    '/o/deal?view=all&layout=table&columns=[{"field":"name"},{"field":"amount"},{"field":"expected_close"}]',
    {
      locale: 'zh',
    },
  );
  await page.getByRole('button', { name: '分组' }).click();
  await page.getByRole('menuitem', { name: '预计成交日期' }).click();
  const heads = page.getByRole('row').filter({ has: page.getByRole('button', { name: /^(收起|展开)$/ }) });
  await heads.first().waitFor();
  const months = (await heads.allTextContents()).map((text) => text.slice(0, 7));
  expect(months).toEqual(months.toSorted().reverse());
  expect(months.every((month) => /^20\d\d-\d\d$/.test(month))).toBe(true);
  const first = await page.locator('[role=row] a').first().textContent();
  await heads.first().getByRole('button').click();
  await page.getByRole('button', { name: '展开' }).waitFor();
  await page.locator('[role=row] a', { hasText: first as string }).waitFor({ state: 'detached' });

  await page.getByRole('button', { name: '按预计成交日期分组' }).click();
  await page.getByRole('menuitem', { name: '按季度' }).click();
  await heads
    .filter({ hasText: /20\d\d Q[1-4]/ })
    .first()
    .waitFor();
  expect(await page.getByRole('button', { name: '展开' }).count()).toBe(0);
  expect(new URL(page.url()).searchParams.get('bucket')).toBe('quarter');
  await page.getByRole('button', { name: '另存为视图' }).click();
  await page.getByRole('textbox', { name: '视图名称' }).fill('按季度看');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.waitForURL((url) => !url.searchParams.has('bucket'));
  await heads
    .filter({ hasText: /20\d\d Q[1-4]/ })
    .first()
    .waitFor();
  expect(pageErrors(page)).toEqual([]);
});

it('shows the same heads above the cards of a phone, folded by a touch', async () => {
  const viewport = { width: 390, height: 844 };
  const page = await site.open('/o/deal?view=all&layout=table&group=expected_close&bucket=year', {
    locale: 'zh',
    viewport,
    touch: true,
  });
  const head = page.getByRole('main').getByRole('button', { name: /^2027/ });
  await head.waitFor();
  const links = page.locator('main li a');
  const before = await links.first().textContent();
  await head.tap();
  await expect.poll(() => links.first().textContent()).not.toBe(before);
  expect(await head.getAttribute('aria-expanded')).toBe('false');
  await page.getByRole('button', { name: /^筛选/ }).tap();
  await page.getByRole('dialog').getByRole('button', { name: '按预计成交日期分组' }).tap();
  await page.getByRole('menuitem', { name: '按月' }).tap();
  await page.waitForURL(/bucket=month/);
});
