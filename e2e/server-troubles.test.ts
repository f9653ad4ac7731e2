import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, type Site } from './open-site.ts';

let site: Site;
let admin: Page;

beforeAll(async () => {
  site = await openSite();
  admin = await site.open('/');
});
afterAll(() => site.close());

it('tells an administrator what troubles the server, and nothing while all is well', async () => {
  await admin.getByRole('heading', { level: 1 }).waitFor();
  expect(await admin.getByText('服务器需要您留意').count()).toBe(0);
  site.test.workspace.database.troubles.note('diskFull');
  await admin.reload();
  await admin.getByText('磁盘已满').waitFor();
});
