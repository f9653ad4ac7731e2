import { AsyncLocalStorage } from 'node:async_hooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { account } from '../test-objects.ts';
import { openTestWorkspace, type TestWorkspace } from '../test-workspace.ts';
import { dropIndexesForLoad } from './drop-indexes-for-load.ts';
import { listSchemaTasks, runSlowDdl } from './schema-tasks.ts';

let home: TestWorkspace;

beforeAll(async () => {
  home = await openTestWorkspace({ definitions: [account] });
});
afterAll(() => home.drop());

async function indexes(): Promise<string[]> {
  const rows = await home.database.platform.query({
    text: `select indexdef from pg_indexes where schemaname = $1 and tablename = 'account' order by indexname`,
    values: [home.workspace.schema],
  });
  return rows.map(({ indexdef }) => String(indexdef));
}

const setAside = () => dropIndexesForLoad(home.workspace, home.workspace.snapshot.objects.get('account') as never);

test('all but unique indexes are taken off, and come back as they were', async () => {
  const before = await indexes();
  expect(await setAside()).toBe(true);
  const left = await indexes();
  expect(left.length).toBeGreaterThan(0);
  expect(left.every((definition) => definition.startsWith('CREATE UNIQUE'))).toBe(true);
  expect(await listSchemaTasks(home.workspace)).toHaveLength(before.length - left.length);
  expect(await runSlowDdl(home.workspace)).toBe(before.length - left.length);
  expect(await indexes()).toEqual(before);
});

test('twice is once', async () => {
  const before = await indexes();
  expect(await setAside()).toBe(true);
  expect(await setAside()).toBe(false);
  await runSlowDdl(home.workspace);
  expect(await indexes()).toEqual(before);
});

test('a table that somebody reads keeps its indexes', async () => {
  const before = await indexes();
  const asAnother = AsyncLocalStorage.snapshot();
  await home.database.platform.transaction(async (tx) => {
    await tx.query({ text: `select count(*) from "${home.workspace.schema}".account`, values: [] });
    expect(await asAnother(setAside)).toBe(false);
  });
  expect(await indexes()).toEqual(before);
  expect(await listSchemaTasks(home.workspace)).toEqual([]);
});
