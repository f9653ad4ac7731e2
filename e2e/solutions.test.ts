import type { Definition, Label, ViewBody } from '@tenon/metadata';
import { sales } from '@tenon/solutions';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installSolution } from '../server/src/catalog/install-solution.ts';
import { publishDefinition } from '../server/src/catalog/publish.ts';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let admin: Page;

beforeAll(async () => {
  site = await openSite();
  const { workspace } = site.test;
  const products = sales.definitions.find(({ kind, name }) => kind === 'view' && name === 'all_products');
  const leads = sales.definitions.find(({ kind, name }) => kind === 'view' && name === 'all_leads');
  const ours = [
    { kind: 'view', name: 'all_products', body: rename(products, { zh: '我们的产品', en: 'Our products' }) },
    { kind: 'view', name: 'all_leads', body: rename(leads, { zh: '我们的线索', en: 'Our leads' }) },
  ];
  const board = sales.definitions.find(({ kind, name }) => kind === 'view' && name === 'account_board');
  ours.push({ kind: 'view', name: 'account_board', body: null as unknown as ViewBody });
  for (const each of ours) await publishDefinition(workspace, each, { by: null, summary: '' });
  const shipped = sales.definitions.flatMap((each) => {
    if (each === products) return [];
    if (each === board) return { ...board, body: rename(board, { zh: '状态看板', en: 'Status board' }) };
    return each === leads ? { ...leads, body: rename(leads, { zh: '线索总表', en: 'Lead table' }) } : each;
  });
  await installSolution(workspace, { ...sales, version: '9.0', definitions: shipped }, null);
  admin = await site.open('/');
});
afterAll(() => site.close());

it('tells of what was removed and changed, and drafts what is shipped, one click from its place in the studio', async () => {
  const card = admin.locator('section').filter({ hasText: '现归本工作区所有' });
  await card.getByText('按状态：您已删除，而新版本有改动').waitFor();
  const leads = card.getByRole('listitem').filter({ hasText: '我们的线索' });
  await leads.getByRole('button', { name: '改用新版本的' }).click();
  await admin.getByRole('button', { name: '打开', exact: true }).click();
  await admin.waitForURL(/\/studio\/objects\/lead\/views\/all_leads/);
  await admin.getByText('线索总表').first().waitFor();
  await admin.goto('/');
});

it('tells an administrator what an upgrade left as the workspace’s own, and where both want something else, until it was looked at', async () => {
  const card = admin.locator('section').filter({ hasText: '现归本工作区所有' });
  await card.getByText('我们的产品').waitFor();
  await card.getByText('双方都有改动。保留您的：我们的线索；新版本：线索总表。').waitFor();
  await card.getByRole('button', { name: '知道了' }).click();
  await card.waitFor({ state: 'detached' });
  await admin.goto('/settings/workspace');
  await admin.getByText('版本 9.0').waitFor();
  expect(await admin.getByText('现归本工作区所有').count()).toBe(0);
});

function rename(view: Definition | undefined, label: Label): ViewBody {
  return { ...(view?.body as ViewBody), label };
}
