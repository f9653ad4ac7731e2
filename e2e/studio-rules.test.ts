import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, type Site } from './open-site.ts';
import { publishSet } from './studio-acts.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/studio/objects/account/rules', { locale: 'zh' });
});
afterAll(() => site.close());

it('builds a rule out of comparisons, shows it as an expression, publishes it, and a form keeps to it', async () => {
  await page.getByRole('button', { name: '新建规则' }).last().click();
  await page.getByRole('menuitem', { name: '拒绝保存，并说明' }).click();
  await findField('客户名称');
  await page.getByLabel('值', { exact: true }).fill('坏名字');
  await addCondition('客户级别');
  await page.getByLabel('拒绝保存，并说明（中文）').fill('不要用这个名字');
  await page.getByLabel('拒绝保存，并说明（英文）').fill('Do not use this name');
  await page.getByLabel('提示显示在字段').click();
  await page.getByRole('option', { name: '客户名称' }).click();
  const sentence = page.getByRole('link').filter({ hasText: '→' });
  expect(await sentence.textContent()).toBe('当 客户名称 是 “坏名字” 且 客户级别 是 A（重点） → 拒绝 “不要用这个名字”');
  await page.getByText(/今天：\d+ 条记录中有 0 条会被拒绝/).waitFor();
  await shoot('built');
  await page.getByText('表达式', { exact: true }).click();
  expect(await page.getByLabel('当', { exact: true }).textContent()).toBe('name = "坏名字" AND level = "a"');
  await page.getByLabel('当', { exact: true }).fill('LEFT(name, 3) = "坏名字"');
  await page.getByText('这个条件无法逐项搭建，保留为表达式。').waitFor();
  await page.getByLabel('当', { exact: true }).fill('LEN(name) > 0');
  await page.getByText(/今天：(\d+) 条记录中有 \1 条会被拒绝/).click();
  await page.getByRole('link', { name: '杭州' }).first().waitFor();
  await page.getByText('在一条记录上试').click();
  await page.getByRole('combobox', { name: '记录', exact: true }).fill('杭州');
  await page.getByRole('option', { name: '杭州' }).first().click();
  await page.getByText('会拒绝保存：不要用这个名字').waitFor();
  await shoot('trial');
  await page.getByLabel('当', { exact: true }).fill('LEFT(name, 3) = "坏名字"');
  await shoot('expression');
  await page.getByText(/已保存/).waitFor();
  await publishSet(page);

  await page.goto('/o/account');
  await page.getByRole('button', { name: '新建客户' }).first().click();
  const form = page.getByRole('dialog', { name: '新建客户' });
  await form.getByLabel('客户名称').fill('坏名字公司');
  await form.getByText('不要用这个名字').waitFor();
  await form.getByLabel('客户名称').fill('好名字公司');
  await form.getByText('不要用这个名字').waitFor({ state: 'detached' });
});

it('completes a formula through a relation, underlines what is wrong, and answers on real records', async () => {
  await page.goto('/studio/objects/deal/rules');
  await page.getByRole('button', { name: '新建规则' }).last().click();
  await page.getByRole('menuitem', { name: '提醒，但允许保存' }).click();
  await page.getByText('表达式', { exact: true }).click();
  const text = page.getByLabel('当', { exact: true });
  await text.click();
  await page.keyboard.type('LEN(account.客户名');
  await page.getByRole('option', { name: /客户名称/ }).waitFor();
  await shoot('completion');
  await page.keyboard.press('Enter');
  expect(await text.textContent()).toBe('LEN(account.name)');
  await page.keyboard.type(') > 4');
  await page.getByText('结果类型：是/否').waitFor();
  await page.getByText('最新十条记录的结果').waitFor();
  await shoot('formula');
  await page.keyboard.type(' AND nam');
  await page.locator('mark').waitFor();
  await shoot('formula-wrong');
});

it('makes a rule of a check that is ready, which warns, and counts whom it concerns today', async () => {
  await page.goto('/studio/objects/account/rules');
  await page.getByRole('button', { name: '现成的校验' }).click();
  const dialog = page.getByRole('dialog', { name: '现成的校验' });
  const choose = async (setting: string, value: string) => {
    await dialog.getByRole('combobox', { name: setting }).click();
    await page.getByRole('option', { name: value, exact: true }).click();
  };
  await choose('检查哪个字段', '电话');
  await choose('检查什么', '手机号（中国大陆）');
  await dialog.getByText('只提醒').click();
  await shoot('check');
  await dialog.getByRole('button', { name: '生成规则' }).click();
  await page.getByText('电话不是 11 位手机号').first().waitFor();
  await page.getByText(/今天：\d+ 条记录中有 \d+ 条会被提醒/).waitFor();
  await shoot('checked');
});

async function addCondition(field: string): Promise<void> {
  await page.getByRole('button', { name: '添加条件' }).last().click();
  await findField(field);
}

async function findField(field: string): Promise<void> {
  await page.getByLabel('查找字段').fill(field);
  await page.getByLabel('查找字段').press('Enter');
}

async function shoot(name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/rules-${name}.png` });
}
