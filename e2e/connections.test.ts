import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendDue } from '../server/src/process/connections/send-calls.ts';
import { drainOutbox } from '../server/src/process/triggers/outbox-worker.ts';
import { callApi } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;
let receiver: Server;
let address: string;
let received: Record<string, unknown>[] = [];
let status = 200;

beforeAll(async () => {
  receiver = createServer(async (request, response) => {
    let text = '';
    for await (const piece of request) text += piece;
    received.push(JSON.parse(text));
    response.writeHead(status).end();
  });
  await new Promise<void>((settle) => receiver.listen(0, '127.0.0.1', settle));
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`;
  site = await openSite();
  page = await site.open('/settings/connectors');
});
afterAll(async () => {
  receiver.close();
  await site.close();
});

const call = (text: string) => page.getByRole('row').filter({ hasText: text });

/** A new deal, and what the server's loops would then do. */
async function makeDeal(name: string): Promise<void> {
  await callApi(page, 'POST', '/records/deal', { name });
  await drainOutbox(site.test.workspace);
  await sendDue(site.test.outside, site.test.workspace, 'webhook');
}

it('sets up a webhook, names what is missing, and tests it', async () => {
  await page.getByText('还没有连接').waitFor();
  await page.getByRole('button', { name: '新建连接' }).click();
  await page.getByRole('menuitem', { name: 'Webhook' }).click();
  await page.getByRole('textbox', { name: '名称' }).fill('ERP 同步');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('请填写“接收地址”').waitFor();
  await page.getByText('请填写“签名密钥”').waitFor();

  await page.getByRole('textbox', { name: '接收地址' }).fill(address);
  await page.getByRole('button', { name: '生成' }).click();
  const secret = await page.getByRole('textbox', { name: '签名密钥' }).inputValue();
  expect(secret).toMatch(/^whsec_/);
  await page.getByRole('button', { name: '添加', exact: true }).click();
  await page.getByRole('combobox', { name: '对象' }).click();
  await page.getByRole('option', { name: '商机', exact: true }).click();
  await page.getByRole('textbox', { name: '条件' }).fill('LEFT(name, 2) = "榫卯"');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { name: 'ERP 同步' }).waitFor();
  await page.getByPlaceholder('已保存，留空则不变').waitFor();
  expect(await page.content()).not.toContain(secret);

  await page.getByRole('button', { name: '测试' }).click();
  await call('测试').getByText('成功').waitFor();
  expect(received).toMatchObject([{ action: 'test' }]);
});

it('sends what its condition names, shows what failed, and sends it again', async () => {
  received = [];
  status = 410;
  await makeDeal('不在条件内');
  await makeDeal('榫卯展厅');
  await expect.poll(() => received, { timeout: 10_000 }).toMatchObject([{ object: 'deal', record: { name: '榫卯展厅' } }]);
  await call('榫卯展厅').getByText('失败').waitFor();
  await page.getByText('已停止').waitFor();

  status = 200;
  await page.getByRole('button', { name: '测试' }).click();
  await page.getByText('已停止').waitFor({ state: 'detached' });
  await call('榫卯展厅').getByRole('button', { name: '重新发送' }).click();
  await call('榫卯展厅').getByText('待发送').waitFor();
  await sendDue(site.test.outside, site.test.workspace, 'webhook');
  await call('榫卯展厅').getByText('成功').waitFor();
});

it('switches it off and deletes it', async () => {
  await page.goto('/settings/connectors');
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '停用' }).click();
  await call('ERP 同步').getByText('已停用').waitFor();
  received = [];
  await makeDeal('榫卯木作');
  expect(received).toEqual([]);
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '删除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await page.getByText('还没有连接').waitFor();
});
