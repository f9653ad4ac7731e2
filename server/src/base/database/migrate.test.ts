import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { type Database, openDatabase } from './database.ts';
import { applyMigrations, migratePlatform, migrateWorkspace } from './migrate.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let testDatabase: TestDatabase;
let database: Database;
let folder: string;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.url, { poolSize: 4, log: createLog('silent') });
  folder = await mkdtemp(join(tmpdir(), 'tenon-migrate-'));
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
  await rm(folder, { recursive: true });
});

test('a second migration of the platform runs nothing', async () => {
  expect(await migratePlatform(database)).toEqual([]);
});

test('two servers that start at once migrate a workspace once', async () => {
  await createSchema('ws_twice');
  const runs = await Promise.all([1, 2].map(() => database.platform.transaction((tx) => migrateWorkspace(tx, 'ws_twice'))));
  expect(runs.map((ran) => ran.length > 0).sort()).toEqual([false, true]);
});

test('system tables of a workspace are made in its own schema', async () => {
  await createSchema('ws_"quoted"');
  await database.platform.transaction((tx) => migrateWorkspace(tx, 'ws_"quoted"'));
  const rows = await database.platform.query({
    text: `select 1 from pg_tables where schemaname = $1 and tablename = 'sys_history'`,
    values: ['ws_"quoted"'],
  });
  expect(rows).toHaveLength(1);
});

test('a file that fails leaves nothing behind, not even the files before it', async () => {
  await createSchema('half');
  await writeFile(join(folder, '0001-good.sql'), 'create table good (id int)');
  await writeFile(join(folder, '0002-bad.sql'), 'create table worse (id int); select 1/0');
  await expect(apply('half')).rejects.toThrow();
  const rows = await database.platform.query({ text: `select 1 from pg_tables where schemaname = 'half'`, values: [] });
  expect(rows).toEqual([]);
});

test('a file that changed after it ran stops the start, and names itself', async () => {
  await createSchema('changed');
  await writeFile(join(folder, '0002-bad.sql'), 'create table fine (id int)');
  expect(await apply('changed')).toEqual(['0001-good.sql', '0002-bad.sql']);
  await writeFile(join(folder, '0001-good.sql'), 'create table good (id bigint)');
  await expect(apply('changed')).rejects.toThrow('0001-good.sql changed after running in schema changed');
});

test('an older server refuses a schema that a newer one made', async () => {
  await rm(join(folder, '0002-bad.sql'));
  await writeFile(join(folder, '0001-good.sql'), 'create table good (id int)');
  await expect(apply('changed')).rejects.toThrow('made by a newer Tenon (it has 0002-bad.sql)');
});

function apply(schema: string): Promise<string[]> {
  return database.platform.transaction((tx) => applyMigrations(tx, { schema, table: 'migration', folder }));
}

async function createSchema(name: string): Promise<void> {
  await database.platform.query({ text: `create schema "${name.replaceAll('"', '""')}"`, values: [] });
}
