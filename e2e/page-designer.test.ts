import type { LayoutBody } from '@tenon/metadata';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageErrors } from './browser.ts';
import { idOf } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';
import { publishSet } from './studio-acts.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/', { viewport: { width: 1440, height: 900 } });
  await page.goto(`/o/deal/${await idOf(page, 'deal', '东海汽配 焊装线机器人')}`);
  await page.getByRole('button', { name: '更多' }).first().click();
  await page.getByRole('menuitem', { name: '定制此页面' }).click();
  await page.getByText(/^东海汽配 焊装线机器人（1/).waitFor();
});
afterAll(() => site.close());

const element = (id: string) => page.locator(`[data-element="${id}"]`);
const panel = () => page.getByRole('complementary', { name: '属性' });
const list = () => page.getByRole('complementary', { name: '现有内容' });
const order = (section: string) =>
  element(section).evaluate((box) => [...box.querySelectorAll('[data-element]')].map((row) => row.getAttribute('data-element')));

it('takes a field off the page, and undo brings it back to its place', async () => {
  await element('sections.about.fields.number').click();
  await shoot('field');
  const before = await order('sections.about');
  await panel().getByRole('button', { name: '从页面移除' }).click();
  await element('sections.about.fields.number').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^撤销：从页面移除/ }).click();
  await element('sections.about.fields.number').waitFor();
  expect(await order('sections.about')).toEqual(before);
});

it('drags a field beside another, and a section onto a tab; Escape leaves all where it was', async () => {
  const before = await order('sections.about');
  await lift(element('sections.about.fields.number'));
  await over(element('sections.about.fields.name'), 'top');
  await page.locator('[data-drop="y"]').waitFor();
  await shoot('drag');
  await page.keyboard.press('Escape');
  await page.locator('[data-drop]').waitFor({ state: 'detached' });
  await page.mouse.up();
  expect(await order('sections.about')).toEqual(before);
  expect(page.url()).toContain('/page');
  await lift(element('sections.about.fields.number'));
  await over(element('sections.about.fields.name'), 'top');
  await page.mouse.up();
  await expect
    .poll(() => order('sections.about'))
    .toEqual(['sections.about.fields.number', ...before.filter((id) => !id?.endsWith('.number'))]);
  await page.getByRole('button', { name: /^撤销：移动/ }).click();
  await expect.poll(() => order('sections.about')).toEqual(before);
});

it('makes a field where it shall stand, with a guessed type, and moves it by keyboard into the section before', async () => {
  await element('sections.progress').getByRole('button', { name: '添加字段' }).click();
  await page.getByRole('combobox', { name: /查找字段/ }).fill('签约日期');
  await shoot('finder');
  await page.keyboard.press('Enter');
  const made = element('sections.progress').getByText('签约日期');
  await made.waitFor();
  const link = list().getByRole('link', { name: '签约日期' });
  await link.focus();
  const count = (await order('sections.progress')).length;
  for (let step = 0; step < count; step++) {
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('签约日期');
  }
  await element('sections.about').getByText('签约日期').waitFor();
});

it('sets a section: columns, a condition with which it is marked as not there, and a field of a related record', async () => {
  await list().getByRole('link', { name: '进展' }).click();
  await panel().getByLabel('列数').selectOption('2');
  await panel().getByText('更多设置').click();
  await panel().getByLabel('显示条件').fill('status = "lost"');
  await element('sections.progress').getByText('此时不显示').waitFor();
  await panel().getByLabel('显示条件').fill('');
  await element('sections.progress').getByText('此时不显示').waitFor({ state: 'detached' });
  await element('sections.progress').getByRole('button', { name: '添加字段' }).click();
  await page.getByRole('combobox', { name: /查找字段/ }).fill('客户 › 行业');
  await page.getByRole('option').first().click();
  await element('sections.progress.fields.account.industry').waitFor();
  await shoot('section');
});

it('adds a tab, a section on it and a variant, shows the page at the width of a phone, and publishes all of it', async () => {
  await page.getByRole('button', { name: '添加到页面' }).click();
  await page.getByRole('menuitem', { name: '标签页', exact: true }).click();
  await panel().getByLabel('名称（中文）').fill('合同');
  await page.getByRole('button', { name: '添加到页面' }).click();
  await page.getByRole('menuitem', { name: '文本', exact: true }).click();
  await panel().getByLabel('名称（中文）').fill('须知');
  await panel().getByLabel('文本（中文）').fill('先看 **合同**。');
  await panel().getByLabel('所在标签页').selectOption({ label: '合同' });
  await page.getByRole('button', { name: '添加到页面' }).click();
  await page.getByRole('menuitem', { name: '变体', exact: true }).click();
  await panel().getByLabel('隐藏分区').click();
  await page.getByRole('option', { name: '须知' }).click();
  await page.keyboard.press('Escape');
  await panel().getByLabel('屏幕').selectOption('phone');
  await page.getByText('手机宽度').or(page.getByTitle('手机宽度')).first().click();
  await page.locator('[data-element^="sections.section_"]').getByText('此时不显示').waitFor();
  await shoot('phone');
  await page.getByText(/已保存/).waitFor();
  await publishSet(page);
  const body = site.test.workspace.snapshot.layouts.get('deal') as LayoutBody;
  expect(body.sections.find(({ id }) => id === 'progress')).toMatchObject({ columns: 2 });
  expect(body.tabs).toMatchObject([{ label: { zh: '合同' } }]);
  await page.goto(`/o/deal/${await idOf(page, 'deal', '东海汽配 焊装线机器人')}`);
  await element('sections.about').getByText('签约日期').waitFor();
  await element('sections.progress.fields.account.industry').waitFor();
  await page.getByRole('tab', { name: '合同' }).click();
  await page.getByText('先看').waitFor();
  expect(pageErrors(page)).toEqual([]);
});

/** Takes it with the mouse, by its name, so that nothing in it is meant. */
async function lift(what: Locator): Promise<void> {
  await what.locator('dt, h3').first().hover();
  await page.mouse.down();
}

async function over(what: Locator, half: 'top' | 'bottom'): Promise<void> {
  const box = await what.boundingBox();
  if (!box) throw new Error('nothing to drop on');
  await page.mouse.move(box.x + 30, box.y + box.height * (half === 'top' ? 0.2 : 0.8), { steps: 8 });
}

async function shoot(name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/page-${name}.png` });
}
