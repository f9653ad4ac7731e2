import { setTimeout as sleep } from 'node:timers/promises';
import { badRequest, TenonError } from '../base/errors.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { sysTable } from './write/sys-table.ts';

export type Answer = { status: number; answer: unknown };
export type IdempotentRequest = { key: string; requestHash: Buffer };

type Claim = { request_hash: Buffer; status: number | null; answer: unknown; stale: boolean };

/** A claim without an answer is its claimant's for this long; then he is taken to have crashed. */
const claimSeconds = 60;
const waitFor = 15_000;
const maxKey = 255;

/** Requests of this process under way, so that its own repetitions need not ask the database again and again. */
const underWay = new Map<string, { hash: Buffer; answer: Promise<Answer> }>();

/**
 * Does `work` once for each key of a session or an API key (`credential` is its id): repetitions, at the same time or within a day, get the first answer. A request that
 * fails leaves its key free. After a crash in the middle the key is free again after a minute.
 *
 * Throws `idempotencyMismatch` when the key came with another request, `stillRunning` when the first takes too long.
 */
export function withIdempotency(
  workspace: Workspace,
  credential: string,
  request: IdempotentRequest,
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (request.key.length === 0 || request.key.length > maxKey || /[^\x20-\x7e]/.test(request.key))
    throw badRequest({
      zh: `Idempotency-Key 应为 1 到 ${maxKey} 个可见的 ASCII 字符`,
      en: `Idempotency-Key: 1 to ${maxKey} visible ASCII characters`,
    });
  const name = `${workspace.id} ${credential} ${request.key}`;
  const running = underWay.get(name);
  if (running)
    return running.hash.equals(request.requestHash) ? running.answer : Promise.reject(new TenonError('idempotencyMismatch'));
  const answer = claimAndWork(workspace, credential, request, work).finally(() => underWay.delete(name));
  underWay.set(name, { hash: request.requestHash, answer });
  return answer;
}

async function claimAndWork(
  workspace: Workspace,
  credential: string,
  request: IdempotentRequest,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const keys = keyStore(workspace, credential, request);
  const deadline = Date.now() + waitFor;
  while (!(await keys.claim())) {
    const first = await keys.read();
    if (first && !first.request_hash.equals(request.requestHash)) throw new TenonError('idempotencyMismatch');
    if (first && first.status !== null) return { status: first.status, answer: first.answer };
    if (Date.now() > deadline) throw new TenonError('stillRunning', { retryAfter: 5 });
    if (!first?.stale || !(await keys.takeOver())) await sleep(100);
    else break;
  }
  try {
    const answer = await work();
    await keys.keep(answer);
    return answer;
  } catch (error) {
    await keys.release();
    throw error;
  }
}

function keyStore(workspace: Workspace, credential: string, { key, requestHash }: IdempotentRequest) {
  const table = sysTable({ workspace }, 'sys_idempotency');
  const mine = 'where credential = $1 and key = $2';
  const stale = `status is null and created_at < now() - interval '${claimSeconds} seconds'`;
  const query = (text: string, more: unknown[] = []) =>
    workspace.db.transaction((tx) => tx.query({ text, values: [credential, key, ...more] }));
  return {
    claim: async () =>
      (
        await query(
          `insert into ${table} (credential, key, request_hash) values ($1, $2, $3) on conflict do nothing returning 1 as ok`,
          [requestHash],
        )
      ).length === 1,
    read: async () =>
      (await query(`select request_hash, status, answer, ${stale} as stale from ${table} ${mine}`))[0] as Claim | undefined,
    takeOver: async () =>
      (await query(`update ${table} set created_at = now() ${mine} and ${stale} returning 1 as ok`)).length === 1,
    keep: ({ status, answer }: Answer) =>
      query(`update ${table} set status = $3, answer = $4 ${mine}`, [status, JSON.stringify(answer ?? null)]),
    release: () => query(`delete from ${table} ${mine} and status is null`),
  };
}
