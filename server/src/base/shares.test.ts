import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askFor } from './asker.ts';
import { type Database, openDatabase } from './database.ts';
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
const [ours, theirs] = roles.map((role) => () => database.workspace(role));

/** How long something takes, in milliseconds, and what came of it. */
async function timed(work: Promise<unknown>): Promise<{ ms: number; outcome: string }> {
  const begun = performance.now();
  const outcome = await work.then(
    () => 'done',
    (error) => error.code,
  );
  return { ms: performance.now() - begun, outcome };
}

const quick = (workspace: (() => ReturnType<Database['workspace']>) | undefined, person: string) =>
  askFor(person, () => timed((workspace as () => ReturnType<Database['workspace']>)().read(statement('select 1'))));

describe('while one person asks for more than there is', () => {
  it('colleagues, other workspaces and sign-in are served at once', async () => {
    const greedy = Array.from({ length: 14 }, () =>
      askFor('greedy', () => timed(ours?.().read(statement('select pg_sleep(2)')) as never)),
    );
    const others = await Promise.all([quick(ours, 'colleague'), quick(theirs, 'stranger'), timed(run('select 1'))]);
    for (const { ms, outcome } of others) {
      expect(outcome).toBe('done');
      expect(ms).toBeLessThan(1500);
    }
    expect(new Set((await Promise.all(greedy)).map(({ outcome }) => outcome))).toEqual(new Set(['done', 'busy']));
  });

  it('and a whole workspace does, another is served, and so are those who have less in hand', async () => {
    const greedy = ['a', 'b', 'c'].flatMap((person) =>
      Array.from({ length: 6 }, () => askFor(person, () => timed(ours?.().read(statement('select pg_sleep(1)')) as never))),
    );
    const others = await Promise.all([quick(theirs, 'stranger'), timed(run('select 1')), quick(ours, 'colleague')]);
    expect(others.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    expect(others[0]?.ms).toBeLessThan(800);
    expect(others[1]?.ms).toBeLessThan(800);
    expect(others[2]?.ms).toBeLessThan(1800);
    await Promise.all(greedy);
  });
});

describe('while somebody holds a lock', () => {
  it('who writes there is told after a short time, and who reads something else is served', async () => {
    const [locked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const held = askFor('holder', () =>
      ours?.().transaction(async (tx) => {
        await tx.query(statement('update shares.ledger set id = 1'));
        locked.resolve();
        await answered.promise;
      }),
    );
    await locked.promise;
    const write = () =>
      askFor('writer', () =>
        timed(ours?.().transaction((tx) => tx.query(statement('update shares.ledger set id = 1'))) as never),
      );
    const writers = Array.from({ length: 8 }, write);
    const reader = await askFor('writer', () => timed(ours?.().read(statement('select 1')) as never));
    expect(reader).toMatchObject({ outcome: 'done' });
    expect(reader.ms).toBeLessThan(1500);
    const waited = await Promise.all(writers);
    answered.resolve();
    expect(waited.map(({ outcome }) => outcome)).toEqual(writers.map(() => 'busy'));
    await held;
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
      theirs?.().read(statement(`select current_setting('statement_timeout') as t, current_setting('lock_timeout') as l`)),
      theirs?.().read(
        statement(`select current_setting('statement_timeout') as t, current_setting('lock_timeout') as l`),
        'long',
      ),
      askFor('somebody', () =>
        theirs?.().transaction((tx) =>
          tx.query(statement(`select current_setting('statement_timeout') as t, current_setting('lock_timeout') as l`)),
        ),
      ),
      theirs?.().transaction((tx) =>
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
