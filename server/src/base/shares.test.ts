import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askFor } from './asker.ts';
import { type Database, openDatabase, type WorkspaceDatabase } from './database.ts';
import { createLog } from './log.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let test: TestDatabase;
let database: Database;
const roles = [`shares_a_${process.pid}`, `shares_b_${process.pid}`];

beforeAll(async () => {
  test = await createTestDatabase();
  database = openDatabase(test.url, { poolSize: 10, log: createLog('silent'), oneConnection: true });
  for (const role of roles) {
    await run(`create role ${role}`);
    await run(`grant ${role} to current_user`);
  }
  await run('create schema shares');
  await run('create table shares.ledger (id integer primary key)');
  await run('insert into shares.ledger values (1)');
  for (const role of roles) await run(`grant usage on schema shares to ${role}`);
  for (const role of roles) await run(`grant all on shares.ledger to ${role}`);
});
afterAll(async () => {
  await run('drop schema shares cascade');
  for (const role of roles) await run(`drop role ${role}`);
  await database.close();
  await test.drop();
});

const statement = (text: string) => ({ text, values: [] });
const run = (text: string) => database.platform.query(statement(text));
type Workspace = () => WorkspaceDatabase;
const [ours, theirs] = roles.map(
  (role): Workspace =>
    () =>
      database.workspace(role),
) as [Workspace, Workspace];

/** What came of it: `done`, or the code of the error. */
function outcomeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error) => error.code,
  );
}

const quick = (workspace: Workspace, person: string) => askFor(person, () => outcomeOf(workspace().read(statement('select 1'))));

/** So many statements of one person in our workspace, which go on until they are cut short. */
function holdOn(person: string, count: number) {
  let ended = 0;
  const hold = async () => {
    await outcomeOf(ours().read(statement('select pg_sleep(60)')));
    ended += 1;
  };
  const held = Array.from({ length: count }, () => askFor(person, hold));
  return {
    ended: () => ended,
    /** Until all of them have ended; those in line are next. */
    async cutShort() {
      while (ended < count) await cutShort(count);
      await Promise.all(held);
    },
  };
}

const asleep = `pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;

/** How many of the statements are at it. */
async function sleeping(): Promise<number> {
  return (await ask(`select ${asleep}`)).length;
}

/** Ends up to so many of them. */
async function cutShort(count: number): Promise<void> {
  await ask(`select pg_cancel_backend(pid) from (select ${asleep} limit ${count}) sleeping`);
}

/** Beside the line. */
async function ask(text: string): Promise<unknown[]> {
  const client = new pg.Client(test.url);
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows;
}

describe('while one person asks for more than there is', () => {
  it('colleagues, other workspaces and sign-in are served at once', async () => {
    const greedy = holdOn('greedy', 14);
    const others = [quick(ours, 'colleague'), quick(theirs, 'stranger'), outcomeOf(run('select 1'))];
    expect(await Promise.all(others)).toEqual(['done', 'done', 'done']);
    expect(greedy.ended()).toBe(0);
    await greedy.cutShort();
  });

  it('and a whole workspace does, another is served, and so are those who have less in hand', async () => {
    const greedy = ['a', 'b', 'c'].map((person) => holdOn(person, 6));
    const ended = () => greedy.reduce((sum, each) => sum + each.ended(), 0);
    const colleague = quick(ours, 'colleague');
    expect(await Promise.all([quick(theirs, 'stranger'), outcomeOf(run('select 1'))])).toEqual(['done', 'done']);
    expect(ended()).toBe(0);
    await expect.poll(sleeping).toBe(8);
    // One place for the third of them, who has nothing either and came first, and one for the colleague.
    await cutShort(2);
    expect(await colleague).toBe('done');
    expect(ended()).toBe(2);
    await Promise.all(greedy.map((each) => each.cutShort()));
  });
});

describe('while somebody holds a lock', () => {
  it('who writes there is told after a short time, and who reads something else is served', async () => {
    const [locked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const lock = statement('update shares.ledger set id = 1');
    const held = askFor('holder', () =>
      ours().transaction(async (tx) => {
        await tx.query(lock);
        locked.resolve();
        await answered.promise;
      }),
    );
    await locked.promise;
    let told = 0;
    const write = async () => {
      const outcome = await outcomeOf(ours().transaction((tx) => tx.query(lock)));
      told += 1;
      return outcome;
    };
    const writers = Array.from({ length: 5 }, () => askFor('writer', write));
    expect(await quick(ours, 'writer')).toBe('done');
    expect(told).toBe(0);
    // The fifth stands in line: to wait for locks one has no more than four in hand.
    expect(await Promise.all(writers.slice(0, 4))).toEqual(['busy', 'busy', 'busy', 'busy']);
    answered.resolve();
    await Promise.all([held, ...writers]);
  });
});

describe('while somebody locks the directory', () => {
  it('who signs in is told after a short time, and who needs no directory is served', async () => {
    const [locked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const held = database.platform.transaction(async (tx) => {
      await tx.query(statement('lock table shares.ledger in access exclusive mode'));
      locked.resolve();
      await answered.promise;
    });
    await locked.promise;
    const asked = Array.from({ length: 12 }, () => timed(run('select id from shares.ledger')));
    const reader = await quick(ours, 'somebody');
    expect(reader).toMatchObject({ outcome: 'done' });
    expect(reader.ms).toBeLessThan(1500);
    const waited = await Promise.all(asked);
    answered.resolve();
    await held;
    expect(new Set(waited.map(({ outcome }) => outcome))).toEqual(new Set(['busy']));
  });
});

describe('while tables are changed and indexes built', () => {
  const slow = (schema: string) =>
    timed(database.platform.changeSchema(schema, (tx) => tx.query(statement('select pg_sleep(1.5)'))));
  const slowBuild = () => timed(database.platform.alone(statement('select pg_sleep(1.5)')));

  it('people of all workspaces are served, and sign in', async () => {
    const changes = ['a', 'b', 'c', 'd', 'e'].flatMap((schema) => [slow(schema), slow(schema), slowBuild()]);
    for (const { ms, outcome } of await Promise.all([quick(ours, 'a'), quick(theirs, 'b'), timed(run('select 1'))])) {
      expect(outcome).toBe('done');
      expect(ms).toBeLessThan(1200);
    }
    expect(new Set((await Promise.all(changes)).map(({ outcome }) => outcome))).toEqual(new Set(['done']));
  });

  it('many changes of one schema keep nobody from changing another', async () => {
    const changes = Array.from({ length: 5 }, () => slow('a'));
    const other = await timed(database.platform.changeSchema('b', (tx) => tx.query(statement('select 1'))));
    expect(other).toMatchObject({ outcome: 'done' });
    expect(other.ms).toBeLessThan(1200);
    await Promise.all(changes);
  });
});

describe('a statement', () => {
  it('has the time that its kind is given', async () => {
    const limits = await Promise.all([
      theirs().read(statement(`select current_setting('statement_timeout') as t, current_setting('lock_timeout') as l`)),
      theirs().read(statement(`select current_setting('statement_timeout') as t, current_setting('lock_timeout') as l`), 'long'),
      askFor('somebody', () =>
        theirs().transaction((tx) =>
          tx.query(statement(`select current_setting('statement_timeout') as t, current_setting('lock_timeout') as l`)),
        ),
      ),
      theirs().transaction((tx) =>
        tx.query(statement(`select current_setting('statement_timeout') as t, current_setting('lock_timeout') as l`)),
      ),
      run(`select current_setting('statement_timeout') as t, current_setting('lock_timeout') as l`),
      database.platform.changeSchema('shares', (tx) =>
        tx.query(statement(`select current_setting('statement_timeout') as t, current_setting('lock_timeout') as l`)),
      ),
    ]);
    expect(limits.flat()).toEqual([
      { t: '10s', l: '3s' },
      { t: '30s', l: '3s' },
      { t: '30s', l: '3s' },
      { t: '30s', l: '20s' },
      { t: '30s', l: '3s' },
      { t: '0', l: '0' },
    ]);
  });
});
