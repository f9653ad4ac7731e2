import type { FastifyRequest } from 'fastify';
import { actorForApiKey, actorForUser } from '../access/actors.ts';
import { findApiKey } from '../access/api-keys.ts';
import { findSession } from '../access/sessions.ts';
import { lookThrough } from '../access/view-as.ts';
import { TenonError } from '../base/errors.ts';
import { networkOf } from '../base/network-of.ts';
import type { Caller } from './caller.ts';
import { createRateLimit } from './rate-limit.ts';
import type { Services } from './services.ts';
import { sessionToken } from './session-cookie.ts';

/**
 * Finds out who makes the request, and counts it: sessions and keys each for themselves, everybody else by the address. Nobody is an
 * answer, too: routes that need somebody ask `callerOf`. Throws `tooManyRequests`.
 */
export function createAuthentication(services: Services): (request: FastifyRequest) => Promise<void> {
  const { rateLimit } = services.config;
  const [countKnown, countStranger] = [createRateLimit(rateLimit.known), createRateLimit(rateLimit.strangers)];
  const countSender = createRateLimit(rateLimit.known);
  return async (request) => {
    // Who proves it to the handler is nobody here.
    if (request.routeOptions.config.endpoint?.callers === 'senders') return countSender(networkOf(request.ip));
    try {
      request.caller = await findCaller(services, request);
    } catch (error) {
      countStranger(networkOf(request.ip));
      throw error;
    }
    if (request.caller) countKnown(request.caller.credential);
    else countStranger(networkOf(request.ip));
    request.caller = await seenCaller(request, request.caller);
  };
}

/** Who makes a request that is carried out again, with the rights of now. */
export async function findCallerAgain(services: Services, request: FastifyRequest): Promise<Caller | undefined> {
  return seenCaller(request, await findCaller(services, request, { look: true }));
}

/** Who looks as somebody else reads as them; nothing else may be done so. */
async function seenCaller(request: FastifyRequest, caller: Caller | undefined): Promise<Caller | undefined> {
  const view = request.headers['x-tenon-view'];
  if (view === undefined || !caller) return caller;
  if (!caller.session || !request.routeOptions.config.endpoint?.viewAs) throw new TenonError('viewOnly');
  return { ...caller, actor: await lookThrough(caller.workspace, caller.actor, String(view)) };
}

/** Who makes the request, with the rights of this moment. `look` asks again later without counting as use of the session. */
export async function findCaller(
  services: Services,
  request: FastifyRequest,
  { look = false }: { look?: boolean } = {},
): Promise<Caller | undefined> {
  const { authorization } = request.headers;
  if (authorization !== undefined) return callerOfKey(services, authorization);
  const token = sessionToken(services.config, request);
  const session = token === undefined ? undefined : await findSession(services, token, { look });
  if (!session) return undefined;
  refuseMeantForOther(request, session);
  const workspace = await services.workspaces.get(session.workspaceId);
  const actor = await actorForUser(workspace, session.userId, 'web');
  return actor && { workspace, actor, credential: session.id, session };
}

/** A page may show somebody else than its browser is signed in as by now: what is done there is not done here. */
function refuseMeantForOther(
  { headers }: FastifyRequest,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): void {
  const meant = headers['x-tenon-as'];
  if (meant !== undefined && meant !== `${workspaceId} ${userId}`) throw new TenonError('otherSession');
}

async function callerOfKey(services: Services, authorization: string): Promise<Caller> {
  const text = /^Bearer (\S+)$/.exec(authorization)?.[1];
  const key = text === undefined ? undefined : await findApiKey(services, text);
  if (!key) throw new TenonError('signInNeeded');
  const workspace = await services.workspaces.get(key.workspaceId);
  const actor = await actorForApiKey(workspace, key);
  if (!actor) throw new TenonError('signInNeeded');
  return { workspace, actor, credential: key.id };
}
