import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { type Database, openDatabase } from './database.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let testDatabase: TestDatabase;
let database: Database;
const role = `acting_identity_${process.pid}`;
const whoAmI = { text: `select current_user as "user", current_setting('transaction_read_only') as "readOnly"`, values: [] };

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  // One connection, so that everybody follows on everybody else.
  database = openDatabase(testDatabase.url, { poolSize: 1, log: createLog('silent') });
  await run(`create role ${role}`);
  await run(`grant ${role} to current_user`);
});

afterAll(async () => {
  await run(`drop role ${role}`);
  await database.close();
  await testDatabase.drop();
});

function run(text: string) {
  return database.platform.query<{ user: string; readOnly: string }>({ text, values: [] });
}

test('a connection acts for whom it is asked for, whoever had it before', async () => {
  const workspace = database.workspace(role);
  const [login] = await run(whoAmI.text);
  expect(await workspace.read(whoAmI)).toEqual([{ user: role, readOnly: 'on' }]);
  expect(await workspace.transaction((tx) => tx.query(whoAmI))).toEqual([{ user: role, readOnly: 'off' }]);
  expect(await run(whoAmI.text)).toEqual([{ ...login, readOnly: 'off' }]);
  expect(await workspace.read(whoAmI)).toEqual([{ user: role, readOnly: 'on' }]);
});

test('what is asked behind a commit runs as the workspace, and cannot write', async () => {
  let asked: Promise<unknown> | undefined;
  await database.workspace(role).transaction(async (tx) => {
    asked = tx.readBehindCommit(whoAmI);
  });
  expect(await asked).toEqual([{ user: role, readOnly: 'on' }]);
});

test('a connection that could not become somebody runs nothing, and serves others afterwards', async () => {
  const [login] = await run(whoAmI.text);
  await expect(database.workspace('nobody_of_that_name').read(whoAmI)).rejects.toThrow();
  expect(await run(whoAmI.text)).toEqual([login]);
});

test('a read cannot write, and a failed transaction leaves the identity as it was', async () => {
  const workspace = database.workspace(role);
  await expect(workspace.read({ text: 'create temporary table t (a int)', values: [] })).rejects.toThrow();
  await expect(workspace.transaction((tx) => tx.query({ text: 'select 1 / 0', values: [] }))).rejects.toThrow();
  expect(await workspace.read(whoAmI)).toEqual([{ user: role, readOnly: 'on' }]);
});
