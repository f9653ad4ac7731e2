import { afterAll, beforeAll, expect, test } from 'vitest';
import { account } from '../test-objects.ts';
import { openTestWorkspace, type TestWorkspace } from '../test-workspace.ts';
import { dropExtraIndexes, queueMissingIndexes } from './align-indexes.ts';
import { listSchemaTasks, runSlowDdl } from './schema-tasks.ts';

let home: TestWorkspace;
beforeAll(async () => {
  home = await openTestWorkspace({ definitions: [account] });
});
afterAll(() => home.drop());

test('indexes of an older server are replaced by those of this one, the new before the old are gone', async () => {
  const { workspace } = home;
  const wanted = await indexes();
  const [missing] = wanted.filter((name) => name.startsWith('ix_account_updated_at'));
  await run(`drop index ws_main."${missing}"`);
  await run('create index ix_account_formerly_0123abcd on ws_main.account (version)');
  await run('create index by_hand on ws_main.account (version)');

  await queueMissingIndexes(workspace);
  expect(await listSchemaTasks(workspace)).toMatchObject([{ name: missing, table: 'account', status: 'queued' }]);
  await dropExtraIndexes(workspace);
  expect(await indexes()).toContain('ix_account_formerly_0123abcd');

  expect(await runSlowDdl(workspace)).toBe(1);
  await dropExtraIndexes(workspace);
  expect(await indexes()).toEqual(['by_hand', ...wanted].toSorted());
  await queueMissingIndexes(workspace);
  expect(await listSchemaTasks(workspace)).toEqual([]);
});

async function indexes(): Promise<string[]> {
  const rows = await run<{ name: string }>(
    `select indexname as name from pg_indexes where schemaname = 'ws_main' and tablename = 'account' order by 1`,
  );
  return rows.map(({ name }) => name);
}

function run<Row extends Record<string, unknown>>(text: string): Promise<Row[]> {
  return home.workspace.database.platform.query<Row>({ text, values: [] });
}
