import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Transaction } from '../../base/database/database.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { openWriteBench, problemsOf, type WriteBench } from '../test-cast/write-cast.test-support.ts';
import { purgeExpired } from '../trash/purge-expired.ts';
import { type RepeatableRequest, withIdempotency } from './idempotency.ts';
import { writeRecords } from './write-records.ts';

let bench: WriteBench;
beforeAll(async () => {
  bench = await openWriteBench();
});
afterAll(() => bench.drop());

test('twenty at the same time do the work once, and all hear the same', async () => {
  const { workspace } = bench;
  const request = newRequest();
  const { work, made } = making('x', { slowly: true });
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => withIdempotency(workspace, request, { work })));
  expect(await made()).toEqual([outcomes[0]]);
  expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1);
  expect(await withIdempotency(workspace, request, { work })).toEqual(outcomes[0]);
  expect(await made()).toEqual([outcomes[0]]);
  expect(await problemsOf(withIdempotency(workspace, { ...request, hash: hashOf('another') }, { work }))).toEqual([
    'idempotencyMismatch',
  ]);
});

test('another server waits for the first one’s outcome and does nothing itself', async () => {
  const { workspace, elsewhere, close } = await openElsewhere();
  for (const known of [undefined, { id: newId() }]) {
    const request = newRequest();
    const { work, made } = making('x', { slowly: true, id: known?.id });
    const twice = await Promise.all([workspace, elsewhere].map((each) => withIdempotency(each, request, { work, known })));
    expect(twice[0]).toEqual(twice[1]);
    expect(await made()).toEqual([twice[0]]);
  }
  await close();
});

test('another server that fails leaves the work to the one that waits', async () => {
  const { workspace, elsewhere, close } = await openElsewhere();
  const request = newRequest();
  const { work, made } = making('x');
  const begun = Promise.withResolvers<void>();
  const failing = withIdempotency(elsewhere, request, {
    work: async (tx) => {
      await work(tx);
      begun.resolve();
      await sleep(50);
      throw new Error('no');
    },
  });
  await begun.promise;
  const outcome = withIdempotency(workspace, request, { work });
  await expect(failing).rejects.toThrow('no');
  expect([await outcome]).toEqual(await made());
  await close();
});

test.each([
  ['the claim', 'before insert on ws.sys_idempotency', ''],
  ['the outcome', 'before update on ws.sys_idempotency', ''],
  ['the history', 'before insert on ws.sys_history', ''],
  ['the commit', 'after insert on ws.sys_idempotency', 'constraint'],
])('where %s fails nothing is done, and the same request then does it once', async (_, when, kind) => {
  const { workspace, rows } = bench;
  const request = newRequest();
  const { work, made } = making('x');
  await rows(`create or replace function ws.fail() returns trigger language plpgsql as $$ begin raise sqlstate '53100'; end $$`);
  await rows(
    `create ${kind} trigger fail ${when} ${kind && 'deferrable initially deferred'} for each row execute function ws.fail()`,
  );
  const table = when.split(' on ')[1];
  try {
    expect(await problemsOf(withIdempotency(workspace, request, { work }))).toEqual(['diskFull']);
  } finally {
    await rows(`drop trigger fail on ${table}`);
  }
  expect(await made()).toEqual([]);
  const outcome = await withIdempotency(workspace, request, { work });
  expect(await withIdempotency(workspace, request, { work })).toEqual(outcome);
  expect(await made()).toEqual([outcome]);
});

test('a request that is refused leaves its key free, and one that meets another writer is done anew', async () => {
  const { workspace, admin } = bench;
  const name = newId();
  const request = newRequest();
  let attempt = 0;
  const work = async (tx: Transaction) => {
    attempt += 1;
    const made = await writeRecords(workspace, admin, { object: 'account', action: 'create', records: [{ name }] }, tx);
    if (attempt === 1) await tx.query({ text: `do $$ begin raise sqlstate '40P01'; end $$`, values: [] });
    return made;
  };
  const first = await withIdempotency(workspace, request, { work });
  expect(attempt).toBe(2);
  expect((await withIdempotency(workspace, request, { work })).ids).toEqual(first.ids);

  const taken = newRequest();
  expect(await problemsOf(withIdempotency(workspace, taken, { work }))).toEqual(['invalid', 'notUnique name 0']);
  expect(await withIdempotency(workspace, taken, { work: making('instead').work })).toHaveProperty('id');
});

test('a session and an API key of one person do not hear each other’s answers', async () => {
  const { workspace } = bench;
  const [session, apiKey] = [newRequest(), newId()];
  const ask = (credential: string, answer: string) =>
    withIdempotency(workspace, { ...session, credential }, { work: async () => ({ answer }) });
  expect(await Promise.all([ask(session.credential, 'one'), ask(apiKey, 'other')])).toEqual([
    { answer: 'one' },
    { answer: 'other' },
  ]);
  expect(await ask(apiKey, 'again')).toEqual({ answer: 'other' });
});

test('an outcome is kept for a day', async () => {
  const { workspace, rows } = bench;
  const [old, young] = [newRequest(), newRequest()];
  for (const request of [old, young]) await withIdempotency(workspace, request, { work: async () => ({ first: true }) });
  await rows(`update ws.sys_idempotency set created_at = now() - interval '25 hours' where key = $1`, old.key);
  await purgeExpired(workspace);
  const again = (request: RepeatableRequest) => withIdempotency(workspace, request, { work: async () => ({ first: false }) });
  expect([await again(old), await again(young)]).toEqual([{ first: false }, { first: true }]);
});

function newRequest(): RepeatableRequest {
  return { credential: newId(), key: newId(), hash: hashOf('the request') };
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Work that makes a contact, and the contacts it made. */
function making(name: string, { slowly = false, id }: { slowly?: boolean; id?: string } = {}) {
  const { workspace, admin, rows } = bench;
  const mark = `${name} ${newId()}`;
  const work = async (tx: Transaction) => {
    const records = [{ name: mark }];
    const request = { object: 'contact', action: 'create' as const, records, ...(id && { ids: [id] }) };
    const { ids } = await writeRecords(workspace, admin, request, tx);
    if (slowly) await sleep(20);
    return { id: ids[0] as string };
  };
  return { work, made: () => rows('select id from ws.contact where name = $1', mark) };
}

/** The same workspace as another server has it. */
async function openElsewhere(): Promise<{ workspace: Workspace; elsewhere: Workspace; close(): Promise<void> }> {
  const { workspace, url } = bench;
  const database = openDatabase(url, { poolSize: 2, log: workspace.log });
  return {
    workspace,
    elsewhere: { ...workspace, database, db: database.workspace(`tenon_${workspace.schema}`) },
    close: () => database.close(),
  };
}
