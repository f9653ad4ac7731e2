import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Transaction } from '../base/database/database.ts';
import { withIdempotency } from '../data/write/idempotency.ts';
import { callerOf } from './caller.ts';

/**
 * Carries a change out once per `Idempotency-Key`, in the transaction it is given; without a key each time, in one of its own. `known` is its
 * outcome where that is known before.
 */
export function runIdempotently<Outcome>(
  request: FastifyRequest,
  work: (tx?: Transaction) => Promise<Outcome>,
  known?: Outcome,
): Promise<Outcome> {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string') return work();
  const { workspace, credential } = callerOf(request);
  return withIdempotency(workspace, { credential, key, hash: hashOf(request) }, { work, known });
}

/** All that gives a request its meaning. The language of its answer does not. */
function hashOf({ method, url, headers, body }: FastifyRequest): Buffer {
  const meaning = [method, url, headers['if-match'] ?? null, body ?? null];
  return createHash('sha256').update(JSON.stringify(meaning)).digest();
}
