import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishDefinition } from '../server/src/catalog/publish.ts';
import { drainOutbox } from '../server/src/process/triggers/outbox-worker.ts';
import { pageErrors } from './browser.ts';
import { callApi } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';
import { chooseOption, publishSet } from './studio-acts.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/studio/processes');
});
afterAll(() => site.close());

it('draws a process with branches, publishes it, and what it says happens', async () => {
  await page.getByRole('button', { name: '新建流程' }).last().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称（中文）').fill('大单跟进');
  await dialog.getByLabel('名称（英文）').fill('Follow big deals');
  await chooseOption(page, '哪个对象的记录', '商机');
  await dialog.getByRole('button', { name: '新建' }).click();
  await page.getByText('流程还没有步骤，请添加第一步').first().waitFor();

  await addStep(0, /条件分支/);
  await card('分支 1').click();
  await page.getByText('表达式', { exact: true }).click();
  await page.getByRole('textbox', { name: '当', exact: true }).click();
  await page.keyboard.type('amount > 500000');
  await card('分支 1').getByText('500,000').waitFor();

  await addStep(1, /新建记录/);
  await chooseOption(page, '对象', '任务');
  await card('新建记录').getByText('任务', { exact: true }).waitFor();
  await addValue('任务');
  await page.getByLabel('任务 设为').fill('拜访：{name}');
  await addValue('关联');
  expect(await page.getByLabel('关联 设为').inputValue()).toContain('record');
  await card('新建记录').getByText('“拜访：{name}”').waitFor();
  await shoot('tree');

  await publish();
  for (const [name, amount] of Object.entries({ 大单: '900000', 小单: '900' }))
    await callApi(page, 'POST', '/records/deal', { name, amount });
  await drainOutbox(site.test.workspace);
  expect((await subjects('拜访')).filter((subject) => subject.startsWith('拜访：'))).toEqual(['拜访：大单']);
  expect(pageErrors(page)).toEqual([]);
});

it('is tried on a real record before it is published, and leaves nothing behind', async () => {
  await page.goto('/studio/processes/follow_big_deals');
  const count = async () => (await subjects('拜访')).length;
  const before = await count();
  await page.getByRole('button', { name: '试运行' }).click();
  const bar = page.getByRole('region', { name: '试运行' });
  await bar.getByText('不写入任何内容').waitFor();
  await page.locator('[data-tried="done"]').first().waitFor();
  await bar.getByRole('button', { name: '下一条记录' }).click();
  await page.locator('[data-tried="done"]').first().waitFor();
  await shoot('trial');
  await bar.getByRole('button', { name: '结束试运行' }).click();
  expect(await page.locator('[data-tried]').count()).toBe(0);
  expect(await count()).toBe(before);
});

it('is gone through, changed and undone by keyboard', async () => {
  await page.goto('/studio/processes/follow_big_deals');
  await card('触发条件').focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(focused).toContain('条件分支');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect.poll(focused).toContain('新建记录');
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByText('已移到第').waitFor({ state: 'attached' });
  expect(await order()).toEqual(['触发条件', '新建记录', '条件分支', '分支 1', '否则']);
  await card('新建记录').focus();
  await page.keyboard.press('ControlOrMeta+d');
  await expect.poll(order).toEqual(['触发条件', '新建记录', '新建记录', '条件分支', '分支 1', '否则']);
  await card('条件分支').focus();
  await page.keyboard.press('Delete');
  await expect.poll(order).toEqual(['触发条件', '新建记录', '新建记录']);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(order).toEqual(['触发条件', '新建记录', '新建记录', '条件分支', '分支 1', '否则']);
  await card('条件分支').focus();
  await page.keyboard.press('Insert');
  await page.getByRole('menuitem', { name: /^等待(?!条件|关联)/ }).click();
  await expect.poll(order).toEqual(['触发条件', '新建记录', '新建记录', '条件分支', '分支 1', '否则', '等待']);
});

it('shows each run as the same tree, with what every step did', async () => {
  const { runs } = await callApi<{ runs: { id: string; record: { title: string } }[] }>(
    page,
    'GET',
    '/runs?process=follow_big_deals',
  );
  const open = async (title: string) => {
    await page.goto(`/studio/runs/${runs.find(({ record }) => record.title === title)?.id}`);
    await page.locator('[data-tried="done"]').first().waitFor();
  };
  await open('大单');
  await page.getByRole('region', { name: '流程，从上到下' }).getByRole('link', { name: '拜访：大单' }).waitFor();
  await shoot('run');
  await open('小单');
  expect(await page.locator('[data-tried="passed"]').allTextContents()).toContainEqual(expect.stringContaining('新建记录'));
  expect(await page.getByRole('button', { name: '添加步骤' }).count()).toBe(0);
  await page.goto(
    `/o/deal/${(await callApi<{ records: { id: string }[] }>(page, 'GET', '/records/deal?search=大单')).records[0]?.id}`,
  );
  await page.getByRole('button', { name: '更多', exact: true }).first().click();
  await page.getByRole('menuitem', { name: '流程' }).click();
  await page.getByRole('dialog').getByRole('link', { name: '大单跟进' }).first().waitFor();
});

it('is listed with the object that it is about, which leads to it, and is deleted from there on', async () => {
  await page.goto('/studio/objects/deal/automations');
  await page
    .getByRole('link', { name: /赢单后安排交付/ })
    .last()
    .waitFor();
  await shoot('of-object');
  await page
    .getByRole('link', { name: /大单跟进/ })
    .last()
    .click();
  await page.getByRole('button', { name: '删除流程' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await page.waitForURL('**/studio/processes');
  await expect.poll(() => page.getByRole('link', { name: /大单跟进/ }).count()).toBe(0);
  expect(pageErrors(page)).toEqual([]);
});

function card(name: string) {
  return page.locator('[data-card]').filter({ hasText: name }).first();
}

const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

/** The cards of the tree, as they are read. */
function order(): Promise<string[]> {
  return page.locator('[data-card]').evaluateAll((cards) => cards.map((each) => each.querySelector('span')?.textContent ?? ''));
}

it('lists a process that somebody else publishes alone, without being loaded anew', async () => {
  await page.goto('/studio/processes');
  await page.getByRole('button', { name: '新建流程' }).first().waitFor();
  const { workspace } = site.test;
  const [known] = workspace.snapshot.processes.values();
  const body = { ...known, label: { zh: '同事的流程', en: 'By a colleague' } };
  await publishDefinition(workspace, { kind: 'process', name: 'by_a_colleague', body }, { by: null, summary: '' });
  await page.getByRole('link', { name: '同事的流程' }).first().waitFor();
});

it('changes what sets a process off, whatever stood there before', async () => {
  await page.goto('/studio/processes');
  await page.getByRole('button', { name: '新建流程' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称（中文）').fill('官网线索');
  await dialog.getByLabel('名称（英文）').fill('Leads of the site');
  await chooseOption(page, '哪个对象的记录', '线索');
  await dialog.getByRole('button', { name: '新建' }).click();
  const kinds = page.getByLabel('触发条件', { exact: true });
  for (const kind of ['schedule', 'date', 'call', 'approval', 'webhook', 'button', 'record']) await kinds.selectOption(kind);
  const update = page.getByRole('checkbox', { name: '修改时', exact: true });
  const changed = page.getByText('仅当这些字段有变化', { exact: true });
  await update.setChecked(true);
  await changed.waitFor();
  await page.getByRole('checkbox', { name: '新建时', exact: true }).setChecked(true);
  await update.setChecked(false);
  await changed.waitFor({ state: 'detached' });
  // The address of a webhook is there once its process is published.
  expect(pageErrors(page).filter((line) => !line.includes('404'))).toEqual([]);
});

async function addStep(line: number, kind: RegExp): Promise<void> {
  await page.getByRole('button', { name: '添加步骤' }).nth(line).click();
  await page.getByRole('menuitem', { name: kind }).click();
}

async function addValue(field: string): Promise<void> {
  await page.getByRole('combobox', { name: '字段值' }).click();
  await page.getByRole('option', { name: field, exact: true }).click();
}

async function subjects(search: string): Promise<string[]> {
  const { records } = await callApi<{ records: { subject: string }[] }>(page, 'GET', `/records/task?search=${search}`);
  return records.map(({ subject }) => subject);
}

const publish = () => publishSet(page, () => shoot('review'));

async function shoot(name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/studio-processes-${name}.png` });
}
