import type { FastifyRequest } from 'fastify';
import { actorForApiKey, actorForUser } from '../access/actors.ts';
import { findApiKey } from '../access/api-keys.ts';
import { findSession } from '../access/sessions.ts';
import { TenonError } from '../base/errors.ts';
import type { Services } from './services.ts';
import { sessionToken } from './session-cookie.ts';

/** Finds out who makes the request. Nobody is an answer, too: routes that need somebody ask `callerOf`. */
export async function authenticate(services: Services, request: FastifyRequest): Promise<void> {
  const { authorization } = request.headers;
  if (authorization !== undefined) return authenticateKey(services, request, authorization);
  const token = sessionToken(services.config, request);
  const session = token === undefined ? undefined : await findSession(services, token);
  if (!session) return;
  const workspace = await services.workspaces.get(session.workspaceId);
  const actor = await actorForUser(workspace, session.userId, 'web');
  if (actor) request.caller = { workspace, actor, session };
}

async function authenticateKey(services: Services, request: FastifyRequest, authorization: string): Promise<void> {
  const text = /^Bearer (\S+)$/.exec(authorization)?.[1];
  const key = text === undefined ? undefined : await findApiKey(services, text);
  if (!key) throw new TenonError('signInNeeded');
  const workspace = await services.workspaces.get(key.workspaceId);
  const actor = await actorForApiKey(workspace, key);
  if (!actor) throw new TenonError('signInNeeded');
  request.caller = { workspace, actor };
}
