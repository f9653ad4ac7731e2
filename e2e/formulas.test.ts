import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/studio/objects/deal/fields', { locale: 'zh' });
});
afterAll(() => site.close());
afterEach(({ task }) => {
  if (task.result?.state === 'fail') return shoot('failed');
});

it('a formula is completed by pinyin, explained, answers on ten records, and says what comes out', async () => {
  const formula = await addField('加价小计');
  await formula.fill('');
  await page.keyboard.type('jine');
  await page.getByRole('option', { name: /^金额/ }).waitFor();
  await page.keyboard.press('Tab');
  expect(await formula.textContent()).toBe('amount');
  await page.keyboard.type(' * 1.1');
  await page.getByText('结果类型：数字').waitFor();
  await page.getByText('最新十条记录的结果').waitFor();
  expect(
    await page
      .locator('tbody tr')
      .filter({ has: page.getByRole('rowheader') })
      .count(),
  ).toBe(10);
  await shoot('formula');
  await formula.fill('ROUND(amount');
  await page.getByText('ROUND(数值, [小数位数])').waitFor();
  await page.locator('mark').waitFor();
  await page
    .getByText(/公式在结尾处不完整/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: '函数' }).click();
  await page.getByLabel('查找函数').fill('绝对');
  await shoot('functions');
  await page.getByRole('button', { name: /^ABS/ }).click();
  expect(await formula.textContent()).toContain('ABS(');
  await formula.fill('stage = ');
  await page.keyboard.type('"赢');
  await page.getByRole('option', { name: /^赢单/ }).waitFor();
  await page.keyboard.press('Enter');
  expect(await formula.textContent()).toBe('stage = "won"');
  await formula.fill('IF(amount > 1000, "大", "小")');
  await page.getByText('结果类型：文本').waitFor();
  await expect.poll(() => page.getByLabel('结果类型').inputValue()).toBe('text');
});

it('a Chinese keyboard writes into a formula, and what is composed counts once it is chosen', async () => {
  const formula = page.getByRole('textbox', { name: '公式', exact: true });
  await formula.fill('LEN()');
  await page.keyboard.press('ArrowLeft');
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send('Input.imeSetComposition', { text: 'jin', selectionStart: 3, selectionEnd: 3 });
  await keyboard.send('Input.imeSetComposition', { text: "jin'e", selectionStart: 5, selectionEnd: 5 });
  await keyboard.send('Input.insertText', { text: '商机' });
  await page.getByRole('option', { name: /^商机名称/ }).waitFor();
  await page.keyboard.press('Enter');
  expect(await formula.textContent()).toBe('LEN(name)');
  await page.getByText('结果类型：数字').waitFor();
});

it('a lookup and a rollup are chosen, hold what fits, and are tried before they are made', async () => {
  await page.goto('/studio/objects/account/fields');
  await addField('负责人邮箱', '引用');
  await choose('通过哪个关联', '负责人');
  await choose('引用哪个字段', '邮箱');
  await page.getByText('最新十条记录的结果').waitFor();
  await shoot('lookup');
  await addField('商机金额', '汇总');
  await choose('汇总哪些记录', '商机');
  await page.getByLabel('怎样汇总').selectOption({ label: '求和' });
  await choose('汇总字段', '金额');
  await page.getByText('最新十条记录的结果').waitFor();
  await shoot('rollup');
  await page.getByText(/已保存/).waitFor();
});

/** A new field, and the text of its formula where it has one. */
async function addField(name: string, type?: string): Promise<Locator> {
  const line = page.getByLabel(/新字段名称/);
  await line.fill(name);
  if (type) {
    await page
      .getByRole('button', { name: /^类型：/ })
      .first()
      .click();
    await page.getByRole('button', { name: new RegExp(`^${type}`) }).click();
  }
  await line.press('Enter');
  await page.getByRole('heading', { name }).waitFor();
  return page.getByRole('textbox', { name: '公式', exact: true });
}

async function choose(setting: string, value: string): Promise<void> {
  await page.getByLabel(setting, { exact: true }).click();
  await page.getByRole('option', { name: value, exact: true }).click();
}

async function shoot(name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/formulas-${name}.png` });
}
