import { afterEach, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { type Database, openDatabase, type Row } from './database.ts';
import { createTestDatabase, type TestDatabase, withAdmin } from './test-database.ts';

let own: TestDatabase;
let database: Database;

afterEach(async () => {
  await database.close();
  await own.drop();
});

/** What our connections work with on a database that was set like this: for statements, and for streams of rows. */
async function settingsOn(set: Record<string, string>): Promise<Row[]> {
  own = await createTestDatabase();
  const name = new URL(own.url).pathname.slice(1);
  for (const [setting, value] of Object.entries(set))
    await withAdmin((admin) => admin.query(`alter database ${name} set ${setting} = '${value}'`));
  database = openDatabase(own.url, { poolSize: 1, log: createLog('silent') });
  const seen = `select ${Object.keys(set).map((setting) => `current_setting('${setting}') as ${setting}`)}`;
  const [{ me } = {}] = await database.platform.query({ text: 'select current_user::text as me', values: [] });
  const workspace = database.workspace(me as string);
  const rows = await workspace.read({ text: seen, values: [] });
  for await (const row of workspace.stream({ text: seen, values: [] })) rows.push(row);
  return rows;
}

test('a server as PostgreSQL ships it works for us as the embedded one does', async () => {
  const ours = { jit: 'off', random_page_cost: '1.1', work_mem: '16MB' };
  expect(await settingsOn({ jit: 'on', random_page_cost: '4', work_mem: '4MB' })).toEqual([ours, ours]);
});

test('what an administrator set otherwise stays', async () => {
  const theirs = { random_page_cost: '2', work_mem: '64MB' };
  expect(await settingsOn(theirs)).toEqual([theirs, theirs]);
});
