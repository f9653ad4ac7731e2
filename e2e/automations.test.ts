import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drainOutbox } from '../server/src/process/triggers/outbox-worker.ts';
import { callApi } from './call-api.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  page = await site.open('/settings/automations');
  const process = {
    label: { zh: '建同名客户', en: 'Copy the account' },
    trigger: { object: 'account', on: ['update'], changed: ['description'] },
    steps: [
      { id: 'create', kind: 'createRecord', inputs: { object: 'account', values: { name: '副本', external_id: '已被占用' } } },
    ],
  };
  const set = await callApi<{ id: string }>(page, 'POST', '/change-sets', {});
  await callApi(page, 'PUT', `/change-sets/${set.id}/drafts`, { drafts: [{ kind: 'process', name: 'stumble', body: process }] });
  await callApi(page, 'POST', `/change-sets/${set.id}/publish`, {});
  await callApi(page, 'POST', '/records/account', { name: '占用者', external_id: '已被占用' });
  for (const name of ['榫卯木作', '斗拱设计', '歇山营造']) {
    const { id } = await callApi<{ id: string }>(page, 'POST', '/records/account', { name });
    await callApi(page, 'PATCH', `/records/account/${id}`, { description: '改' });
  }
  await drainOutbox(site.test.workspace);
});
afterAll(() => site.close());

it('tells what did not go through, and lets a person run it again or set it aside', async () => {
  await page.reload();
  const run = (name: string) => page.getByRole('row').filter({ hasText: name });
  await run('榫卯木作').getByText('第 1 步“新建记录 (客户)”').waitFor();
  expect(await run('榫卯木作').textContent()).toContain('“已被占用”已被使用');
  await run('榫卯木作').getByRole('button', { name: '搁置' }).click();
  await run('榫卯木作').getByText('已搁置').waitFor();
  await page.getByRole('button', { name: '全部重新执行' }).click();
  await page.getByText('将重新执行 2 次').waitFor();
  await drainOutbox(site.test.workspace);
  await run('斗拱设计').getByText('已尝试 1 次').waitFor();
});

it('passes over a step for a reason that a person gives, which stays with the run', async () => {
  await page.reload();
  const run = page.getByRole('row').filter({ hasText: '歇山营造' });
  await run.getByRole('button', { name: '跳过此步' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('跳过第 1 步').waitFor();
  expect(await dialog.getByRole('button', { name: '跳过此步' }).isDisabled()).toBe(true);
  await dialog.getByLabel('原因').fill('客户已另行建档');
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: '跳过此步' }).click();
  await run.getByText('跳过了“新建记录”：客户已另行建档').waitFor();
  await run.getByText('已完成').waitFor();
});
