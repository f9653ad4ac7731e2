import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageErrors } from './browser.ts';
import { callApi } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';
import { seriousViolations } from './serious-violations.ts';
import { chooseOption, publishSet } from './studio-acts.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/studio/objects/account/fields/industry');
});
afterAll(() => site.close());

it('makes a list of the options of a field, gives it to another, merges two of its options, and records of both follow', async () => {
  const [first, second] = optionsOf('account', 'industry');
  await callApi(page, 'POST', '/records/account', { name: '东海汽配', industry: first?.value });
  await page.getByRole('button', { name: '把这些选项做成选项集' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称（中文）').fill('通用行业');
  await dialog.getByLabel('名称（英文）').fill('Trade');
  await dialog.getByRole('button', { name: '新建' }).click();
  await page.getByRole('link', { name: '编辑选项集' }).waitFor();

  await page.goto('/studio/objects/lead/fields/industry');
  await chooseOption(page, '选项来自', '通用行业');
  await page.getByRole('link', { name: '编辑选项集' }).click();
  await page.getByRole('link', { name: '客户 › 行业' }).waitFor();
  await page.getByRole('link', { name: '线索 › 行业' }).waitFor();
  expect(await page.getByRole('button', { name: '删除选项集' }).isDisabled()).toBe(true);
  await shoot('list');

  await publish();
  expect(optionsOf('lead', 'industry').map(({ value }) => value)).toContain(first?.value);
  await page.getByRole('button', { name: `选项 ${first?.label.zh} 的操作` }).click();
  await page.getByRole('menuitem', { name: '合并到' }).click();
  await chooseOption(page, '合并到', second?.label.zh ?? '');
  await page.getByRole('dialog').getByRole('button', { name: '合并', exact: true }).click();
  await publish();
  expect(optionsOf('lead', 'industry').map(({ value }) => value)).not.toContain(first?.value);
  const { records } = await callApi<{ records: { industry: string }[] }>(page, 'GET', '/records/account?search=东海汽配');
  expect(records[0]?.industry).toBe(second?.value);
  expect(pageErrors(page)).toEqual([]);
});

it('finds and shows some of 500 options, adds, moves and colours them by keyboard', async () => {
  await page.goto('/studio/lists');
  await page.getByRole('button', { name: '新建选项集' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称（中文）').fill('编号');
  const words = Array.from({ length: 500 }, (_, index) => `第${index + 1}号`);
  await dialog.getByLabel('选项').fill(words.join('\n'));
  await dialog.getByRole('button', { name: '新建' }).click();
  const option = (place: number) => page.getByLabel(`第 ${place} 个选项，共 500 个`);
  await option(100).waitFor();
  expect(await option(101).count()).toBe(0);
  await option(1).press('Alt+ArrowDown');
  await expect.poll(() => option(2).inputValue()).toBe('第1号');
  await option(2).press('Alt+Shift+ArrowDown');
  await page.getByRole('searchbox', { name: '在 500 个选项中查找' }).fill('第499号');
  await option(499).waitFor();
  await option(499).fill('四九九');
  await expect.poll(() => page.getByRole('button', { name: /撤销/ }).first().isEnabled()).toBe(true);
  await shoot('many');
  expect(pageErrors(page)).toEqual([]);
});

it.each([
  ['zh', 1440],
  ['en', 360],
] as const)('is usable by everybody, %s at %i', async (locale, width) => {
  const own = await site.open('/studio/lists/trade', { viewport: { width, height: 900 } });
  await callApi(own, 'PATCH', '/me', { locale });
  await own.goto('/studio/lists/trade');
  await own.getByLabel(/^(第 1 个选项|Option 1 of)/).waitFor();
  if (process.env.SHOTS) await own.screenshot({ path: `${process.env.SHOTS}/studio-lists-${locale}-${width}.png` });
  expect(await seriousViolations(own)).toEqual([]);
  await own.close();
});

type Option = { value: string; label: { zh: string } };

function optionsOf(object: string, field: string): Option[] {
  const definition = site.test.workspace.snapshot.objects.get(object)?.fields.get(field)?.definition;
  return definition && 'options' in definition ? definition.options : [];
}

const publish = () => publishSet(page, () => shoot('review'));

async function shoot(name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/studio-lists-${name}.png` });
}
