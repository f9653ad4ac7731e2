import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { withIdempotency } from '../data/idempotency.ts';
import { callerOf } from './caller.ts';

export type Answer = { status: number; answer: unknown };

/** Carries a change out once per `Idempotency-Key`; without one, each time. */
export function once(request: FastifyRequest, work: () => Promise<Answer>): Promise<Answer> {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string') return work();
  const { workspace, credential } = callerOf(request);
  const hash = createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body)}`)
    .digest();
  return withIdempotency(workspace, credential, { key, requestHash: hash }, work);
}
