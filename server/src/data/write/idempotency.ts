import type { Database, Transaction } from '../../base/database/database.ts';
import { badRequest, TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { inWriteTransaction } from './in-write-transaction.ts';
import { pipelineSettings } from './pipeline-settings.ts';
import { sysTable } from './save/sys-table.ts';

/** `credential` is the id of a session or an API key; `hash` is of all that gives the request its meaning. */
export type RepeatableRequest = { credential: string; key: string; hash: Buffer };

/** What a request does, in a transaction that also keeps its outcome; `known` is the outcome where that is known before. */
export type RepeatableWork<Outcome> = { work: (tx: Transaction) => Promise<Outcome>; known?: Outcome };

/** Another server may be at the same request: its end is waited for so long, and so is whatever else is locked. */
const settings = { ...pipelineSettings, lock_timeout: "'5s'" };
const maxKey = 255;
const maxAttempts = 3;

/** Requests of this process under way, so that their repetitions need not hold a connection while they wait. */
const underWay = new WeakMap<Database, Map<string, { hash: Buffer; outcome: Promise<unknown> }>>();

/**
 * Does `work` once for each key of a session or an API key: repetitions, at the same time or within a day, get the first outcome. Claim, effect and
 * outcome are one transaction, so a crash leaves all of them or none, and a request that fails leaves its key free.
 *
 * An outcome is what the answer is made of: ids and counts, no values of records. Those are read anew, with the rights of whoever repeats.
 *
 * Throws `idempotencyMismatch` when the key came with another request, `stillRunning` when another server takes too long over the first.
 */
export function withIdempotency<Outcome>(
  workspace: Workspace,
  request: RepeatableRequest,
  work: RepeatableWork<Outcome>,
): Promise<Outcome> {
  if (request.key.length === 0 || request.key.length > maxKey || /[^\x20-\x7e]/.test(request.key))
    throw badRequest({
      zh: `Idempotency-Key 应为 1 到 ${maxKey} 个可见的 ASCII 字符`,
      en: `Idempotency-Key: 1 to ${maxKey} visible ASCII characters`,
    });
  const requests = underWay.get(workspace.database) ?? new Map();
  underWay.set(workspace.database, requests);
  const name = `${workspace.id} ${request.credential} ${request.key}`;
  const running = requests.get(name);
  if (running)
    return running.hash.equals(request.hash)
      ? (running.outcome as Promise<Outcome>)
      : Promise.reject(new TenonError('idempotencyMismatch'));
  const outcome = workOrRecall(workspace, request, work).finally(() => requests.delete(name));
  requests.set(name, { hash: request.hash, outcome });
  return outcome;
}

async function workOrRecall<Outcome>(
  workspace: Workspace,
  request: RepeatableRequest,
  work: RepeatableWork<Outcome>,
): Promise<Outcome> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inWriteTransaction(workspace, (tx) => claimAndWork(workspace, request, { tx, ...work }), settings);
    } catch (error) {
      if (!(error instanceof KeyIsUsed)) throw error;
      const first = await recall(workspace, request);
      if (first) return first.outcome as Outcome;
      // It was a day old, and was removed just now.
      if (attempt === maxAttempts) throw new TenonError('stillRunning', { retryAfter: 5 });
    }
  }
}

/** The claim is not waited for: what follows it fails with it. So it travels with the first statement of the work, and the outcome with the commit. */
async function claimAndWork<Outcome>(
  workspace: Workspace,
  { credential, key, hash }: RepeatableRequest,
  { tx, work, known }: RepeatableWork<Outcome> & { tx: Transaction },
): Promise<Outcome> {
  const table = sysTable({ workspace }, 'sys_idempotency');
  const claim = tx.query({
    name: `claim_key_${workspace.id}`,
    text: `insert into ${table} (credential, key, request_hash, outcome) values ($1, $2, $3, $4)`,
    values: [credential, key, hash, known === undefined ? null : JSON.stringify(known)],
  });
  tx.defer(claim.catch(asUsed));
  const outcome = await work(tx);
  if (known === undefined)
    tx.defer(
      tx.query({
        text: `update ${table} set outcome = $3 where credential = $1 and key = $2`,
        values: [credential, key, JSON.stringify(outcome)],
      }),
    );
  return outcome;
}

class KeyIsUsed extends Error {
  readonly code = 'keyIsUsed';
}

function asUsed(error: unknown): never {
  const { code } = ((error instanceof TenonError ? error.details.cause : error) ?? {}) as { code?: string };
  if (code === uniqueViolation) throw new KeyIsUsed();
  if (code === lockNotAvailable) throw new TenonError('stillRunning', { retryAfter: 5, cause: error });
  throw error;
}

const uniqueViolation = '23505';
const lockNotAvailable = '55P03';

async function recall(
  workspace: Workspace,
  { credential, key, hash }: RepeatableRequest,
): Promise<{ outcome: unknown } | undefined> {
  const [first] = await workspace.db.read<{ request_hash: Buffer; outcome: unknown }>({
    text: `select request_hash, outcome from ${sysTable({ workspace }, 'sys_idempotency')} where credential = $1 and key = $2`,
    values: [credential, key],
  });
  if (first && !first.request_hash.equals(hash)) throw new TenonError('idempotencyMismatch');
  return first;
}
