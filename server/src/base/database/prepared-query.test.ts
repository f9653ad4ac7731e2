import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { type Database, openDatabase, type Row } from './database.ts';
import { createTestDatabase } from './test-database.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  const test = await createTestDatabase();
  database = openDatabase(test.url, { poolSize: 1, log: createLog('silent') });
  await database.platform.query({ text: 'create table kept (n integer primary key, day date, note text)', values: [] });
  await database.platform.query({
    text: `insert into kept select n, '2026-11-30', 'a note' from generate_series(1, 3) n`,
    values: [],
  });
  drop = async () => {
    await database.close();
    await test.drop();
  };
});
afterAll(() => drop());

const query = (name: string, text: string, values: unknown[] = []) => database.platform.query({ name, text, values });

/** How many bytes the only connection was sent while something was done. */
async function bytesOf(work: () => Promise<unknown>): Promise<number> {
  const client = await database.pool.connect();
  client.release();
  const { stream } = (client as unknown as { connection: { stream: pg.Client & { bytesRead: number } } }).connection;
  const before = stream.bytesRead;
  await work();
  return stream.bytesRead - before;
}

test('how a prepared statement answers is asked once, and its rows are the same with every run', async () => {
  const answers: Row[][] = [];
  const read = async () =>
    void answers.push(await query('all', 'select n, day, null::text as none from kept where n <= $1', [2]));
  const bytes = [await bytesOf(read), await bytesOf(read), await bytesOf(read)] as const;
  const rows = [1, 2].map((n) => ({ n, day: '2026-11-30', none: null }));
  expect(answers).toEqual([rows, rows, rows]);
  expect(bytes[1]).toBeLessThan(bytes[0]);
  expect(bytes[2]).toBe(bytes[1]);
});

test('a statement without columns, or with none of its own, answers nothing or empty rows', async () => {
  const mark = () => query('mark', 'update kept set note = $1 where n = 3', ['marked']);
  const look = () => query('look', 'select from kept where n < $1', [3]);
  expect([await mark(), await mark(), await mark()]).toEqual([[], [], []]);
  expect([await look(), await look()]).toEqual([
    [{}, {}],
    [{}, {}],
  ]);
});

test('what is asked twice before it was answered is answered twice', async () => {
  const twice = await database.platform.transaction((tx) =>
    Promise.all([1, 2, 3].map((n) => tx.query({ name: 'one', text: 'select note, n from kept where n = $1', values: [n] }))),
  );
  expect(twice.flat().map(({ n }) => n)).toEqual([1, 2, 3]);
});

test('a run that fails says why, and the next one answers', async () => {
  const divide = (by: number) => query('divide', 'select 6 / $1::int as n', [by]);
  await expect(divide(0)).rejects.toMatchObject({ code: '22012' });
  expect(await divide(2)).toEqual([{ n: 3 }]);
  await expect(divide(0)).rejects.toMatchObject({ code: '22012' });
  expect(await divide(3)).toEqual([{ n: 2 }]);
  await expect(query('wrong', 'select nothing from nowhere')).rejects.toMatchObject({ code: '42P01' });
  await expect(query('wrong', 'select nothing from nowhere')).rejects.toMatchObject({ code: '42P01' });
});

test('a value that cannot be sent is refused alone', async () => {
  const echo = (value: unknown) => query('echo', 'select $1::text as said', [value]);
  const circular: Record<string, unknown> = {};
  circular.itself = circular;
  expect(await echo('one')).toEqual([{ said: 'one' }]);
  await expect(echo(circular)).rejects.toThrow('circular');
  expect(await echo('two')).toEqual([{ said: 'two' }]);
});

test('a value that cannot be read fails its run, and the next one answers', async () => {
  const read = (day: string) => query('day', 'select $1::timestamptz as day', [day]);
  const day = [{ day: '2026-11-30T00:00:00.000Z' }];
  expect(await read('2026-11-30Z')).toEqual(day);
  await expect(read('infinity')).rejects.toThrow('Invalid time value');
  expect(await read('2026-11-30Z')).toEqual(day);
});

test('where columns change their type under a prepared statement, PostgreSQL refuses it rather than answer otherwise', async () => {
  const read = () => query('changed', 'select note from kept where n = 1');
  expect(await read()).toEqual([{ note: 'a note' }]);
  await read();
  await database.platform.query({ text: 'alter table kept alter note type bytea using note::bytea', values: [] });
  await expect(read()).rejects.toThrow('cached plan must not change result type');
});
