import type { LayoutBody } from '@tenon/metadata';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageErrors } from './browser.ts';
import { callApi, idOf } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';
import { publishSet } from './studio-acts.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/o/contact', { viewport: { width: 1440, height: 900 } });
  await page.getByRole('button', { name: '新建' }).first().click();
  await page.getByRole('button', { name: '定制此表单' }).click();
  await element('quickCreate').waitFor();
});
afterAll(() => site.close());

const element = (id: string) => page.locator(`[data-element="${id}"]`);
const panel = () => page.getByRole('complementary', { name: '属性' });
const list = () => page.getByRole('complementary', { name: '现有内容' });
const asked = (step: string) =>
  element(step).evaluate((box) => [...box.querySelectorAll('[data-element]')].map((row) => row.getAttribute('data-element')));

it('moves a field by mouse and by keyboard, and undo brings it back', async () => {
  const before = await asked('quickCreate');
  const [first, second] = before as [string, string];
  await lift(element(first));
  await over(element(second), 'bottom');
  await page.locator('[data-drop="y"]').waitFor();
  await shoot('drag');
  await page.mouse.up();
  await expect.poll(() => asked('quickCreate')).toEqual([second, first, ...before.slice(2)]);
  await list().getByRole('link', { name: '姓名', exact: true }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => asked('quickCreate')).toEqual(before);
});

it('splits the form into steps, makes a field in the second, and says what stands above it', async () => {
  await page.keyboard.press('Escape');
  await panel().getByRole('button', { name: '分成步骤' }).click();
  await panel().getByLabel('名称（中文）').fill('联系方式');
  await panel().getByLabel('文本（中文）').fill('至少填一种 **联系方式**。');
  await element('steps.step_2').getByText('至少填一种').waitFor();
  await element('steps.step_2').getByRole('button', { name: '添加字段' }).click();
  await page.getByRole('combobox', { name: /查找字段/ }).fill('微信号');
  await page.keyboard.press('Enter');
  await element('steps.step_2').getByText('微信号').waitFor();
  await shoot('steps');
});

it('shows the form in the other language and at the width of a phone', async () => {
  await page.getByTitle('以英文显示').click();
  await element('steps.step_1').getByText('Step 1').waitFor();
  await page.getByTitle('手机宽度').click();
  await shoot('phone-en');
  await page.getByTitle('以中文显示').click();
  await element('steps.step_1').getByText('第 1 步').waitFor();
});

it('publishes it, and a new record is asked step by step', async () => {
  await page.getByText(/已保存/).waitFor();
  await publishSet(page);
  const body = site.test.workspace.snapshot.layouts.get('contact') as LayoutBody;
  expect(body.steps?.map(({ label }) => label.zh)).toEqual(['第 1 步', '联系方式']);
  await page.goto('/o/contact');
  await page.getByRole('button', { name: '新建' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByText('第 1 步，共 2 步').waitFor({ state: 'attached' });
  await form.getByRole('button', { name: '下一步' }).click();
  await form.getByTitle('1 处有问题').waitFor();
  await shoot('problem');
  await form.getByLabel('姓名').fill('步步高');
  await page.keyboard.press('ControlOrMeta+Enter');
  await form.getByText('至少填一种').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('微信号');
  await shoot('second');
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByText('“步步高”已创建').waitFor();
  expect(pageErrors(page).filter((error) => !error.includes('404'))).toEqual([]);
});

it('asks in the same steps where a record that is there is edited, and saves what was changed', async () => {
  await page.goto(`/o/contact/${await idOf(page, 'contact', '步步高')}`);
  await page.getByRole('button', { name: '更多' }).first().click();
  await page.getByRole('menuitem', { name: '在表单中编辑' }).click();
  const form = page.getByRole('dialog', { name: '修改联系人' });
  await form.getByLabel('姓名').fill('步步高升');
  await form.getByRole('button', { name: '下一步' }).click();
  await form.getByLabel('微信号').fill('bubugao');
  await page.keyboard.press('ControlOrMeta+Enter');
  await form.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: '步步高升' }).waitFor();
  const { records } = await callApi<{ records: unknown[] }>(page, 'POST', '/records/contact/query', {
    filter: { field: 'name', op: 'eq', value: '步步高升' },
  });
  expect(records).toMatchObject([{ version: 2 }]);
});

/** Takes it with the mouse, by its name, so that nothing in it is meant. */
async function lift(what: Locator): Promise<void> {
  await what.hover({ position: { x: 20, y: 8 } });
  await page.mouse.down();
}

async function over(what: Locator, half: 'top' | 'bottom'): Promise<void> {
  const box = await what.boundingBox();
  if (!box) throw new Error('nothing to drop on');
  await page.mouse.move(box.x + 30, box.y + box.height * (half === 'top' ? 0.2 : 0.8), { steps: 8 });
}

async function shoot(name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/form-${name}.png` });
}
