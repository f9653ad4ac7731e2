import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteColleague } from './http/colleagues.ts';
import { openSite, type Site } from './open-site.ts';
import { publishSet } from './studio-acts.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/studio/roles', { locale: 'zh' });
});
afterAll(() => site.close());

const cell = (name: string) => page.getByRole('button', { name });

it('copies a role, sets cells, rows and columns of its matrix by keyboard, and rights on fields, and publishes them', async () => {
  await page.getByRole('link', { name: '销售代表', exact: true }).first().click();
  await cell('商机 · 查看: 本人').waitFor();
  await page.getByRole('button', { name: '复制', exact: true }).click();
  await page.getByRole('heading', { name: '销售代表 副本' }).first().waitFor();

  await cell('商机 · 查看: 本人').focus();
  await page.keyboard.press('3');
  await cell('商机 · 查看: 本部门').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('1');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/整行$/);
  await page.getByLabel('查找对象').fill('产品');
  await cell('产品：整行').focus();
  await page.keyboard.press('5');
  await cell('产品 · 转移: 全部').waitFor();
  await cell('导出：整列').focus();
  await page.keyboard.press('0');
  await cell('产品 · 导出: 不允许').waitFor();
  await page.keyboard.press('Control+z');
  await cell('产品 · 导出: 允许').waitFor();
  await page.getByLabel('查找对象').fill('');

  await cell('商机：整行').click();
  await page.getByRole('menuitem', { name: '字段权限…' }).click();
  await page.getByLabel('查找字段').fill('金额');
  await page.getByLabel('金额', { exact: true }).selectOption({ label: '隐藏' });
  await shoot('matrix');

  await page.getByText(/已保存/).waitFor();
  await publishSet(page, async (review) => {
    await review.getByText('商机 · 查看：无 → 本部门').waitFor();
    await review.getByText('商机 › 金额：可编辑 → 隐藏').waitFor();
    await shoot('review');
  });
  const roles = (await (await site.test.signIn())('GET', '/api/roles')).json();
  const made = roles.find(({ body }: { body: { label: { zh: string } } }) => body.label.zh === '销售代表 副本');
  expect(made.body.objects.deal).toMatchObject({ read: 'department', edit: 'own' });
  expect(made.body.objects.product).toEqual(
    expect.objectContaining({ read: 'all', transfer: 'all', create: true, export: true }),
  );
  expect(made.body.fields).toMatchObject({ 'deal.amount': 'hidden' });
});

it('marks what differs from the shipped role, and sets it back', async () => {
  await page.goto('/studio/roles/sales_rep');
  await cell('线索 · 查看: 本人').focus();
  await page.keyboard.press('5');
  await cell('线索 · 查看: 全部').click();
  await page.getByRole('menuitem', { name: '恢复出厂设置：本人' }).click();
  await cell('线索 · 查看: 本人').waitFor();
});

it('compares two roles in words, and leaves the administrators’ as it is', async () => {
  await page.goto('/studio/roles/sales_rep/compare-with/sales_manager');
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '商机 · 查看', exact: true }) });
  await row.waitFor();
  expect(await row.getByRole('cell').allTextContents()).toEqual(['本人', '本部门及下属部门']);
  await shoot('compared');
  await page.goto('/studio/roles/administrator');
  await page.getByText('系统管理员的权限是最后的保障，不能修改。').waitFor();
  await cell('其他所有对象 · 查看: 全部').focus();
  await page.keyboard.press('0');
  expect(await cell('其他所有对象 · 查看: 全部').count()).toBe(1);
});

it('is in the settings for whoever manages roles and designs nothing else', async () => {
  const call = await site.test.signIn();
  const body = { label: { zh: '人事', en: 'HR' }, objects: { '*': { read: 'all', edit: 'all' } }, system: ['manageRoles'] };
  await call('POST', '/api/roles', { name: 'hr', body });
  const { credentials } = await inviteColleague(site.test, { name: '王芳', roles: ['hr'] });
  const hers = await site.open('/settings/roles/hr', { as: credentials, locale: 'zh' });
  await hers.getByRole('button', { name: '商机 · 编辑: 全部' }).focus();
  await hers.keyboard.press('1');
  await hers.getByRole('button', { name: '保存', exact: true }).click();
  await hers.getByText('已保存').first().waitFor();
  const roles = (await call('GET', '/api/roles')).json();
  expect(roles.find(({ name }: { name: string }) => name === 'hr').body.objects.deal).toEqual({ read: 'all', edit: 'own' });

  await call('POST', '/api/roles', { name: 'temporary', body: { label: { zh: '临时', en: 'Temporary' }, objects: {} } });
  await hers.goto('/settings/roles/temporary');
  await hers.getByRole('button', { name: '删除', exact: true }).click();
  const dialog = hers.getByRole('dialog', { name: '删除角色“临时”？' });
  await dialog.getByRole('button', { name: '取消' }).click();
  await dialog.waitFor({ state: 'detached' });
  await hers.getByRole('button', { name: '删除', exact: true }).click();
  await dialog.getByRole('button', { name: '删除' }).click();
  await hers.getByText('已删除角色“临时”').waitFor();
});

async function shoot(name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/roles-${name}.png` });
}
