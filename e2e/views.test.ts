import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteColleague } from './http/colleagues.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/o/contact', { viewport: { width: 1024, height: 768 } });
});
afterAll(() => site.close());

const tabs = () => page.getByRole('navigation', { name: '视图' }).getByRole('button').allTextContents();
const head = (name: string) => page.getByRole('columnheader').filter({ hasText: name });
const choose = async (menu: string, item: string) => {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
};

it('begins with all records, and offers them once', async () => {
  await page.getByText('共 18 条').waitFor();
  expect(await tabs()).toEqual(['全部联系人', '关键决策人']);
  await page.goto('/o/contact?view=all');
  await page.getByText('共 18 条').waitFor();
});

it('adds a condition on a column', async () => {
  await head('职务').hover();
  await choose('“职务”列菜单', '按此列筛选');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('运算符').selectOption({ label: '包含' });
  await dialog.getByRole('textbox').last().fill('总监');
  await page.keyboard.press('Enter');
  await page.getByText('共 5 条').waitFor();
  await page.getByRole('button', { name: '清除', exact: true }).click();
  await page.getByText('共 18 条').waitFor();
});

it('keeps the first columns in place while the others scroll', async () => {
  await head('所属客户').hover();
  await choose('“所属客户”列菜单', '冻结到这一列');
  const left = async (name: string) => (await head(name).boundingBox())?.x ?? 0;
  const [account, title] = [await left('所属客户'), await left('职务')];
  await page.getByRole('grid').evaluate((grid) => grid.scrollTo({ left: 200 }));
  await expect.poll(() => left('职务')).toBe(title - 200);
  expect(await left('所属客户')).toBe(account);
});

it('keeps a view, renames it, and brings it back after it was deleted', async () => {
  await choose('所有视图', '另存为视图');
  await page.getByLabel('视图名称').fill('固定两列');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect.poll(tabs).toContain('固定两列');
  await choose('所有视图', '重命名视图');
  await page.getByLabel('视图名称').fill('我的联系人');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect.poll(tabs).toContain('我的联系人');
  await choose('所有视图', '删除视图“我的联系人”');
  await expect.poll(tabs).not.toContain('我的联系人');
  await page.keyboard.press('Control+z');
  await expect.poll(tabs).toContain('我的联系人');
});

it('lets who manages metadata take back a view that somebody else shares', async () => {
  const { call } = await inviteColleague(site.test, { name: '王芳', roles: ['sales_manager'] });
  const body = {
    object: 'contact',
    label: { zh: '王芳的视图', en: 'Of Wang Fang' },
    type: 'table',
    columns: [{ field: 'name' }],
  };
  const { name } = (await call('POST', '/api/views', { body, shared: true })).json();
  await page.goto(`/o/contact?view=${name}`);
  await page.getByRole('button', { name: '王芳的视图' }).waitFor();
  await choose('所有视图', '停止共享');
  await page.getByText('视图“王芳的视图”现在只有创建者可见').waitFor();
  await expect.poll(tabs).not.toContain('王芳的视图');
});
