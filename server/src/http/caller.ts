import type { FastifyRequest } from 'fastify';
import type { Actor } from '../access/actor.ts';
import type { Session } from '../access/sessions.ts';
import { TenonError } from '../base/errors.ts';
import type { Workspace } from '../catalog/workspace.ts';

/**
 * Who makes a request, and in which workspace. `credential` is the id of the session or the API key; `session` is absent with a key.
 */
export type Caller = { workspace: Workspace; actor: Actor; credential: string; session?: Session };

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
  }
}

/** Throws `signInNeeded` when nobody is signed in. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new TenonError('signInNeeded');
  return request.caller;
}

/** For what only a person may do, in their own session. Throws `forbidden` for an API key. */
export function personOf(request: FastifyRequest): Caller & { session: Session } {
  const { session, ...caller } = callerOf(request);
  if (!session) throw new TenonError('forbidden');
  return { ...caller, session };
}
