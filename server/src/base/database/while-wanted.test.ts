import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { type Database, openDatabase } from './database.ts';
import { createTestDatabase, withAdmin } from './test-database.ts';
import { runWhileWanted, shareWaiting } from './while-wanted.ts';

let database: Database;
let name: string;
let drop: () => Promise<void>;

beforeAll(async () => {
  const test = await createTestDatabase();
  name = new URL(test.url).pathname.slice(1);
  database = openDatabase(test.url, { poolSize: 1, log: createLog('silent') });
  drop = async () => {
    await database.close();
    await test.drop();
  };
});
afterAll(() => drop());

const statement = (text: string) => ({ text, values: [] });
const reader = async () =>
  database.workspace((await database.platform.query(statement('select current_user::text as me')))[0]?.me as string);
const asleep = async () =>
  (await withAdmin((admin) => admin.query(`select from pg_stat_activity where datname = $1 and wait_event = 'PgSleep'`, [name])))
    .rowCount;

it('a statement that nobody waits for any more is stopped, and the only connection serves the next one', async () => {
  const db = await reader();
  const controller = new AbortController();
  const asked = runWhileWanted(controller.signal, () => db.read(statement('select pg_sleep(60)'))).catch((error) => error);
  await expect.poll(asleep).toBe(1);
  controller.abort();
  expect(await asked).toMatchObject({ code: 'queryTooSlow' });
  expect(await asleep()).toBe(0);
  expect(await db.read(statement('select 1 as n'))).toEqual([{ n: 1 }]);
});

it('one that is done soon is let go on, and its connection stays', async () => {
  const db = await reader();
  const pid = async () => (await db.read(statement('select pg_backend_pid() as pid')))[0]?.pid;
  const before = await pid();
  const gone = AbortSignal.abort();
  expect(await runWhileWanted(gone, () => db.read(statement('select 2 as n')))).toEqual([{ n: 2 }]);
  expect(await pid()).toBe(before);
});

it('whoever comes next on a connection is never stopped in place of who went', async () => {
  const db = await reader();
  for (let round = 0; round < 40; round += 1) {
    // Ends about when it is stopped, sometimes before and sometimes after.
    const seconds = 0.098 + round * 0.0002;
    const went = runWhileWanted(AbortSignal.abort(), () => db.read(statement(`select pg_sleep(${seconds})`))).catch(
      () => 'stopped',
    );
    const next = db.read(statement('select pg_sleep(0.005)::text as slept'));
    expect(await next).toEqual([{ slept: '' }]);
    await went;
  }
});

it('what several wait for goes on until the last of them has gone', () => {
  const [one, other] = [new AbortController(), new AbortController()];
  const { gone, join } = shareWaiting();
  join(one.signal);
  join(other.signal);
  one.abort();
  expect(gone.aborted).toBe(false);
  other.abort();
  expect(gone.aborted).toBe(true);
  const { gone: never, join: joinNever } = shareWaiting();
  joinNever(one.signal);
  expect(never.aborted).toBe(true);
  const forever = shareWaiting();
  forever.join(undefined);
  expect(forever.gone.aborted).toBe(false);
});
