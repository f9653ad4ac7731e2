import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../base/ids.ts';
import { withIdempotency } from './idempotency.ts';
import { openWriteBench, problemsOf, type WriteBench } from './write-bench.ts';

let bench: WriteBench;
beforeAll(async () => {
  bench = await openWriteBench();
});
afterAll(() => bench.drop());

const requestHash = createHash('sha256').update('the request').digest();

test('twenty at the same time do the work once, and all hear the same', async () => {
  const { workspace, admin, create } = bench;
  let made = 0;
  const work = async () => {
    made += 1;
    await sleep(20);
    return { status: 201, answer: { id: await create('contact', { name: 'x' }) } };
  };
  const key = newId();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => withIdempotency(workspace, admin.userId, { key, requestHash }, work)),
  );
  expect(made).toBe(1);
  expect(new Set(answers.map(({ answer }) => (answer as { id: string }).id)).size).toBe(1);
  expect(await withIdempotency(workspace, admin.userId, { key, requestHash }, work)).toEqual(answers[0]);
  const other = createHash('sha256').update('another').digest();
  expect(await problemsOf(withIdempotency(workspace, admin.userId, { key, requestHash: other }, work))).toEqual([
    'idempotencyMismatch',
  ]);
});

test('another node waits for the first one’s answer', async () => {
  const { workspace, admin, rows } = bench;
  const key = newId();
  await rows(
    'insert into ws.sys_idempotency (key, credential, request_hash) values ($1, $2, $3)',
    key,
    admin.userId,
    requestHash,
  );
  const waiting = withIdempotency(workspace, admin.userId, { key, requestHash }, () => Promise.reject(new Error('not its turn')));
  await sleep(150);
  await rows(`update ws.sys_idempotency set status = 201, answer = '{"id":1}' where key = $1`, key);
  expect(await waiting).toEqual({ status: 201, answer: { id: 1 } });
});

test('a crash in the middle does not block for ever, and a failure not at all', async () => {
  const { workspace, admin, rows } = bench;
  const key = newId();
  await rows(
    `insert into ws.sys_idempotency (key, credential, request_hash, created_at) values ($1, $2, $3, now() - interval '2 minutes')`,
    key,
    admin.userId,
    requestHash,
  );
  await expect(
    withIdempotency(workspace, admin.userId, { key, requestHash }, () => Promise.reject(new Error('no'))),
  ).rejects.toThrow('no');
  const work = async () => ({ status: 200, answer: null });
  expect(await withIdempotency(workspace, admin.userId, { key, requestHash }, work)).toEqual({ status: 200, answer: null });
});

test('a session and an API key of one person do not hear each other’s answers', async () => {
  const { workspace } = bench;
  const [key, session, apiKey] = [newId(), newId(), newId()];
  const answering = (answer: string) => async () => ({ status: 200, answer });
  const ask = (credential: string, answer: string) =>
    withIdempotency(workspace, credential, { key, requestHash }, answering(answer));
  expect(await Promise.all([ask(session, 'one'), ask(apiKey, 'other')])).toMatchObject([{ answer: 'one' }, { answer: 'other' }]);
  expect(await ask(apiKey, 'again')).toMatchObject({ answer: 'other' });
});
