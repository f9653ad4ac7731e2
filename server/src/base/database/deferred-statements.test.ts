import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { copyBytes } from './copy-bytes.ts';
import { type Database, openDatabase, type Transaction } from './database.ts';
import { createTestDatabase } from './test-database.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  const test = await createTestDatabase();
  database = openDatabase(test.url, { poolSize: 2, log: createLog('silent') });
  await database.platform.query({ text: 'create table kept (n integer primary key)', values: [] });
  drop = async () => {
    await database.close();
    await test.drop();
  };
});
afterAll(() => drop());

const add = (tx: Transaction, n: number) => tx.query({ text: 'insert into kept values ($1)', values: [n] });
const copy = (tx: Transaction, ...values: number[]) =>
  tx.copy('kept', ['n'], copyBytes([{ name: 'n', type: 'integer', values }], values.length));
const kept = async () => (await database.platform.query({ text: 'select n from kept order by n', values: [] })).map(({ n }) => n);

test('what was deferred is committed without having been waited for', async () => {
  let committed = false;
  await database.platform.transaction(async (tx) => {
    tx.defer(copy(tx, 1, 2));
    tx.defer(add(tx, 3));
    tx.afterCommit(() => {
      committed = true;
    });
  });
  expect([committed, await kept()]).toEqual([true, [1, 2, 3]]);
});

test.each([
  ['behind which nothing comes', async () => {}],
  ['behind which more is deferred', async (tx: Transaction) => tx.defer(add(tx, 11))],
  ['behind which something is waited for', async (tx: Transaction) => void (await add(tx, 12))],
  ['that is waited for in the end', (tx: Transaction) => tx.flush()],
])('a deferred statement that fails, %s, is what the transaction fails with', async (_, behind) => {
  let committed = false;
  const done = database.platform.transaction(async (tx) => {
    tx.afterCommit(() => {
      committed = true;
    });
    tx.defer(add(tx, 10));
    tx.defer(copy(tx, 20, 1));
    await behind(tx);
  });
  await expect(done).rejects.toMatchObject({ code: '23505' });
  expect([committed, await kept()]).toEqual([false, [1, 2, 3]]);
});

test('what is asked behind the commit sees what is committed', async () => {
  let asked: Promise<unknown> | undefined;
  await database.platform.transaction(async (tx) => {
    tx.defer(add(tx, 30));
    asked = tx.readBehindCommit({
      text: 'select n, pg_current_xact_id_if_assigned() as within from kept where n = 30',
      values: [],
    });
  });
  expect(await asked).toEqual([{ n: 30, within: null }]);
});

test('where what was deferred fails, so does the transaction, whatever is asked behind it', async () => {
  const done = database.platform.transaction(async (tx) => {
    tx.defer(add(tx, 30));
    tx.readBehindCommit({ text: 'select n from kept', values: [] });
  });
  await expect(done).rejects.toMatchObject({ code: '23505' });
});

test('a transaction that is rolled back asks nothing behind it', async () => {
  let answered = false;
  const done = database.platform.transaction(async (tx) => {
    tx.readBehindCommit({ text: 'select 1', values: [] }).finally(() => {
      answered = true;
    });
    throw new Error('no');
  });
  await expect(done).rejects.toThrow('no');
  expect(await kept()).not.toContain(31);
  expect(answered).toBe(false);
});
