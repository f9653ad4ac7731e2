import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { type Database, openDatabase, type WorkspaceDatabase } from './database.ts';
import { runForRequester } from './requester.ts';
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

/** How many of them have ended so far, and in the end what came of each. */
function countEnded(works: Promise<unknown>[]) {
  let ended = 0;
  const count = (outcome: string) => {
    ended += 1;
    return outcome;
  };
  return { ended: () => ended, outcomes: Promise.all(works.map((work) => outcomeOf(work).then(count))) };
}

const quick = (workspace: Workspace, person: string) =>
  runForRequester(person, () => outcomeOf(workspace().read(statement('select 1'))));

/** So many statements of one person in our workspace, which go on until they are cut short. */
function holdOn(person: string, count: number) {
  const hold = () => runForRequester(person, () => ours().read(statement('select pg_sleep(60)')));
  const { ended } = countEnded(Array.from({ length: count }, hold));
  return {
    ended,
    /** Until all of them have ended; those in line are next. */
    async cutShort() {
      while (ended() < count) await cutShort(count);
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
    const held = runForRequester('holder', () =>
      ours().transaction(async (tx) => {
        await tx.query(lock);
        locked.resolve();
        await answered.promise;
      }),
    );
    await locked.promise;
    const write = () => runForRequester('writer', () => ours().transaction((tx) => tx.query(lock)));
    const writers = countEnded(Array.from({ length: 4 }, write));
    // Stands in line: to wait for locks one has no more than four in hand.
    const fifth = outcomeOf(write());
    expect(await quick(ours, 'writer')).toBe('done');
    expect(writers.ended()).toBe(0);
    expect(new Set(await writers.outcomes)).toEqual(new Set(['busy']));
    answered.resolve();
    await Promise.all([held, fifth]);
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
    const asked = countEnded(Array.from({ length: 12 }, () => run('select id from shares.ledger')));
    expect(await quick(ours, 'somebody')).toBe('done');
    expect(asked.ended()).toBe(0);
    expect(new Set(await asked.outcomes)).toEqual(new Set(['busy']));
    answered.resolve();
    await held;
  });
});

describe('while tables are changed and indexes built', () => {
  const gate = 4711;
  const pass = statement(`select pg_advisory_xact_lock_shared(${gate})`);
  const slow = (schema: string) => database.platform.changeSchema(schema, (tx) => tx.query(pass));
  const slowBuild = () => database.platform.alone(pass);

  /** Until it is opened, nothing slow ends. */
  async function closeGate(): Promise<{ open(): Promise<void> }> {
    const client = new pg.Client(test.url);
    await client.connect();
    await client.query('select pg_advisory_lock($1)', [gate]);
    return { open: () => client.end() };
  }

  it('people of all workspaces are served, and sign in', async () => {
    const closed = await closeGate();
    const changes = countEnded(['a', 'b', 'c', 'd', 'e'].flatMap((schema) => [slow(schema), slow(schema), slowBuild()]));
    const others = [quick(ours, 'a'), quick(theirs, 'b'), outcomeOf(run('select 1'))];
    expect(await Promise.all(others)).toEqual(['done', 'done', 'done']);
    expect(changes.ended()).toBe(0);
    await closed.open();
    expect(new Set(await changes.outcomes)).toEqual(new Set(['done']));
  });

  it('many changes of one schema keep nobody from changing another', async () => {
    const closed = await closeGate();
    const changes = countEnded(Array.from({ length: 5 }, () => slow('a')));
    expect(await outcomeOf(database.platform.changeSchema('b', (tx) => tx.query(statement('select 1'))))).toBe('done');
    expect(changes.ended()).toBe(0);
    await closed.open();
    await changes.outcomes;
  });
});

describe('a statement', () => {
  it('has the time that its kind is given', async () => {
    const limits = await Promise.all([
      theirs().read(statement(`select current_setting('statement_timeout') as t, current_setting('lock_timeout') as l`)),
      theirs().read(statement(`select current_setting('statement_timeout') as t, current_setting('lock_timeout') as l`), 'long'),
      runForRequester('somebody', () =>
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
