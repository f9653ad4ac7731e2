import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Row } from './database.ts';
import { streamRows } from './stream-rows.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let test: TestDatabase;
let client: pg.Client;
let released: boolean[];

beforeAll(async () => {
  test = await createTestDatabase();
  client = new pg.Client({ connectionString: test.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await test.drop();
});

function open(rows: number, patience = { idle: 10_000, total: 10_000 }): AsyncGenerator<Row> {
  released = [];
  const statement = { text: 'select n from generate_series($1::int, $2::int) as n', values: [1, rows] };
  return streamRows(
    statement,
    {
      run: async (text, values = []) => (await client.query(text, values)).rows as Row[],
      release: (broken) => void released.push(broken),
      beginning: 'begin read only',
    },
    patience,
  );
}

describe('rows that are read one by one', () => {
  it.each([0, 1, 499, 500, 501, 1700])('come in order and to the last, %i of them', async (rows) => {
    const seen: unknown[] = [];
    for await (const { n } of open(rows)) seen.push(n);
    expect(seen).toEqual(Array.from({ length: rows }, (_, at) => at + 1));
    expect(released).toEqual([false]);
  });

  it('give their connection back when whoever reads breaks off', async () => {
    for await (const _ of open(2000)) break;
    expect(released).toEqual([true]);
    await client.query('rollback');
  });

  it('lose it when whoever reads does not come back for more, and never seem complete', async () => {
    const rows = open(2000, { idle: 50, total: 10_000 });
    await rows.next();
    await sleep(100);
    expect(released).toEqual([true]);
    const rest = (async () => {
      for await (const _ of rows);
    })();
    await expect(rest).rejects.toMatchObject({ code: 'busy' });
    expect(released).toEqual([true]);
    await client.query('rollback');
  });

  it('lose it when whoever reads takes too long in all', async () => {
    const read = (async () => {
      for await (const { n } of open(2000, { idle: 10_000, total: 50 })) if (n === 400) await sleep(100);
    })();
    await expect(read).rejects.toMatchObject({ code: 'busy' });
    expect(released).toEqual([true]);
    await client.query('rollback');
  });
});
