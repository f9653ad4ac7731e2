import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApprovalInputs } from '../metadata/index.ts';
import { pageErrors } from './browser.ts';
import type { Caller } from './http/open-app.ts';
import { publishDrafts } from './http/publish-drafts.ts';
import { openSite, type Site } from './open-site.ts';
import { chooseOption, publishSet } from './studio-acts.ts';

let site: Site;
let admin: Caller;
let page: Page;

const label = { zh: '送审', en: 'Submit' };
const step = (id: string, name: { zh: string; en: string }) => ({
  id,
  kind: 'approval',
  label: name,
  inputs: { approvers: [{ superior: 1 }] },
});

beforeAll(async () => {
  site = await openSite();
  admin = await site.test.signIn();
  const steps = [step('manager', { zh: '主管审批', en: 'Manager' }), step('director', { zh: '总监审批', en: 'Director' })];
  const body = { label, trigger: { kind: 'button', object: 'account' }, steps };
  expect((await publishDrafts(admin, [{ kind: 'process', name: 'send_up', body }] as never)).statusCode).toBe(200);
  page = await site.open('/studio/processes/send_up', { locale: 'zh' });
});
afterAll(() => site.close());

const card = (name: string) => page.locator('[data-card]').filter({ hasText: name }).first();
const inputsOf = (id: string) =>
  site.test.workspace.snapshot.processes.get('send_up')?.steps.find((each) => each.id === id)?.inputs as ApprovalInputs;

it('says where a rejection goes, how votes count, who is chosen and what goes with an approval, and publishes it', async () => {
  await card('总监审批').click();
  expect(await page.getByRole('combobox', { name: '退回到', exact: true }).count()).toBe(0);
  await page.getByLabel('拒绝后', { exact: true }).selectOption({ label: '退回到前面的步骤' });
  await chooseOption(page, '退回到', '主管审批');
  await page.getByLabel('多人时', { exact: true }).selectOption({ label: '按比例同意' });
  await page.getByLabel('按什么计').selectOption({ label: '同意的票数' });
  await page.getByLabel('须同意的票数').fill('3');
  await page.getByLabel('何时得出结果').selectOption({ label: '所有人处理之后' });
  await page.getByLabel('同意时须手写签名').selectOption({ label: '是' });
  await chooseOption(page, '审批人可修改的字段', '电话');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /添加.*审批人/ }).click();
  await page.getByRole('menuitem', { name: '由人选择' }).click();
  await page.getByLabel('由谁选择').selectOption({ label: '上一步的审批人同意时选择' });
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/studio-approval-zh.png`, fullPage: true });
  await publishSet(page);
  expect(inputsOf('director')).toMatchObject({
    ...{ onReject: 'step', rejectTo: 'manager', rule: { mode: 'ratio', count: 3, waitForAll: true } },
    ...{ signature: 'yes', edits: ['phone'], approvers: [{ superior: 1 }, { chosenBy: 'approver' }] },
  });
  expect(pageErrors(page)).toEqual([]);
});

it('is tried as if the record held something else', async () => {
  await admin('POST', '/api/records/account', { name: '大客户甲' });
  await page.goto('/studio/processes/send_up');
  await page.getByRole('button', { name: '试运行' }).click();
  const bar = page.getByRole('region', { name: '试运行' });
  await bar.getByRole('button', { name: '假如…' }).click();
  await page.getByRole('menuitem', { name: '客户名称' }).click();
  const tried = page.waitForRequest(
    (request) => request.url().includes('/automations/try') && request.postData()?.includes('大客户乙') === true,
  );
  await bar.getByLabel('客户名称').fill('大客户乙');
  expect((await (await tried).response())?.status()).toBe(200);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/what-if-zh.png` });
});

it('tells of a choice that nobody could make, beside it', async () => {
  await page.goto('/studio/processes/send_up');
  await card('主管审批').click();
  await page.getByRole('button', { name: /添加.*审批人/ }).click();
  await page.getByRole('menuitem', { name: '由人选择' }).click();
  await page.getByLabel('由谁选择').selectOption({ label: '上一步的审批人同意时选择' });
  await page.getByText('前面没有必经的审批步骤').first().waitFor();
});

it('says the same in English', async () => {
  await admin('PATCH', '/api/me', { locale: 'en' });
  const english = await site.open('/studio/processes/send_up', { locale: 'en' });
  await english.locator('[data-card]').filter({ hasText: 'Director' }).first().click();
  await english.getByLabel('When it is rejected').waitFor();
  expect(await english.getByLabel('Chosen by', { exact: true }).inputValue()).toBe('approver');
  if (process.env.SHOTS) await english.screenshot({ path: `${process.env.SHOTS}/studio-approval-en.png`, fullPage: true });
  await english.context().close();
});
