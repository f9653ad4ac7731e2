import type { ViewBody } from '@tenon/metadata';
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
  const body = { ...(products?.body as ViewBody), label: { zh: '我们的产品', en: 'Our products' } };
  await publishDefinition(workspace, { kind: 'view', name: 'all_products', body }, { by: null, summary: '' });
  await installSolution(
    workspace,
    { ...sales, version: '9.0', definitions: sales.definitions.filter((each) => each !== products) },
    null,
  );
  admin = await site.open('/');
});
afterAll(() => site.close());

it('tells an administrator what an upgrade left as the workspace’s own, until it was looked at', async () => {
  const card = admin.locator('section').filter({ hasText: '现归本工作区所有' });
  await card.getByText('我们的产品').waitFor();
  await card.getByRole('button', { name: '知道了' }).click();
  await card.waitFor({ state: 'detached' });
  await admin.goto('/settings/workspace');
  await admin.getByText('版本 9.0').waitFor();
  expect(await admin.getByText('现归本工作区所有').count()).toBe(0);
});
