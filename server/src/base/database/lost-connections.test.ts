import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { type Database, openDatabase } from './database.ts';
import { createTestDatabase, withAdmin } from './test-database.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  const test = await createTestDatabase();
  database = openDatabase(test.url, { poolSize: 3, log: createLog('silent'), oneConnection: true });
  drop = async () => {
    await database.close();
    await test.drop();
  };
});
afterAll(() => drop());

const statement = (text: string) => ({ text, values: [] });
const sleepLong = statement('select pg_sleep(60)');
const owner = async () =>
  database.workspace((await database.platform.query(statement('select current_user::text as me')))[0]?.me as string);

/** Ends every connection of this test's database, as a restart of PostgreSQL or a killed backend does. */
async function endConnections(): Promise<void> {
  await withAdmin((admin) =>
    admin.query('select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = $1', [databaseName()]),
  );
  await expect.poll(() => database.pool.idleCount).toBe(0);
}

/** Resolves once a statement of this test's database sleeps. */
async function untilAsleep(): Promise<void> {
  const text = `select from pg_stat_activity where datname = $1 and wait_event = 'PgSleep'`;
  await expect.poll(async () => (await withAdmin((admin) => admin.query(text, [databaseName()]))).rowCount).toBe(1);
}

function databaseName(): string {
  return new URL(database.pool.options.connectionString as string).pathname.slice(1);
}

/** The work says by `halt` that it has come so far, which resolves when the connections are gone. */
async function expectLost(work: (halt: () => Promise<void>) => Promise<unknown>): Promise<void> {
  const [halted, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const halt = () => {
    halted.resolve();
    return gone.promise;
  };
  const outcome = work(halt).then(
    () => 'went through',
    (error) => error,
  );
  await halted.promise;
  await endConnections();
  gone.resolve();
  expect(await outcome).toMatchObject({ code: 'databaseDown', details: { retryAfter: 5 } });
  expect(await database.platform.query(statement('select 1 as n'))).toEqual([{ n: 1 }]);
}

const whileAsleep = (asked: Promise<unknown>) => (halt: () => Promise<void>) => Promise.all([asked, untilAsleep().then(halt)]);

describe('a connection that is lost', () => {
  it('in the middle of a statement fails that statement only', async () => {
    await expectLost(whileAsleep(database.platform.query(sleepLong)));
    await expectLost(whileAsleep((await owner()).read(sleepLong)));
  });

  it('between the statements of a transaction fails the transaction', async () => {
    await expectLost((halt) =>
      database.platform.transaction(async (tx) => {
        await tx.query(statement('select 1'));
        await halt();
        await tx.query(statement('select 2'));
      }),
    );
  });

  it('while nothing is left to do but to commit fails the transaction', async () => {
    await expectLost((halt) =>
      database.platform.transaction(async (tx) => {
        await tx.query(statement('select 1'));
        await halt();
      }),
    );
  });

  it('under several statements on their way fails them all', async () => {
    await expectLost(whileAsleep(database.platform.transaction((tx) => Promise.all([tx.query(sleepLong), tx.query(sleepLong)]))));
  });

  it('under a stream breaks the stream off', async () => {
    const rows = (await owner()).stream(statement('select n, pg_sleep(0.001) from generate_series(1, 100000) as n'));
    await expectLost(async (halt) => {
      for await (const { n } of rows) if (n === 1) void halt();
    });
  });

  it('while its reader pauses breaks the stream off', async () => {
    const rows = (await owner()).stream(statement('select n from generate_series(1, 100000) as n'));
    await expectLost(async (halt) => {
      for await (const { n } of rows) if (n === 1) await halt();
    });
  });

  it('on which changes are heard is made again, and whoever listens learns that it may have missed some', async () => {
    const heard: string[] = [];
    let missed = 0;
    await database.listen(
      'lost',
      (payload) => heard.push(payload),
      () => (missed += 1),
    );
    await expectLost(whileAsleep(database.platform.query(sleepLong)));
    await expect.poll(() => missed, { timeout: 5000 }).toBe(1);
    await database.platform.query(statement("select pg_notify('lost', 'again')"));
    await expect.poll(() => heard, { timeout: 2000 }).toEqual(['again']);
  });
});
