import type { FastifyRequest } from 'fastify';
import type { Actor } from '../access/actor.ts';
import { TenonError } from '../base/errors.ts';
import type { Workspace } from '../catalog/workspace.ts';

/** Who makes a request, and in which workspace. `sessionId` is absent with an API key. */
export type Caller = { workspace: Workspace; actor: Actor; accountId?: string; sessionId?: string };

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
  }
}

export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new TenonError('signInNeeded');
  return request.caller;
}
