import type { Me } from '@tenon/metadata';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { endSession, findSession, type Session } from '../access/sessions.ts';
import { describeMe } from './describe-me.ts';
import type { Services } from './services.ts';
import { isInsecure, sessionToken, setSessionCookie } from './session-cookie.ts';

/** Hands the browser the token of a session that was just started; the one it had before is over. Answers who is signed in. */
export async function openSession(services: Services, { request, reply }: Exchange, token: string): Promise<Me> {
  await closeSession(services, request);
  setSessionCookie(services.config, reply, token);
  const session = (await findSession(services, token)) as Session;
  return describeMe(services, session, isInsecure(services.config, request));
}

export type Exchange = { request: FastifyRequest; reply: FastifyReply };

/** Ends the session of the browser's cookie, also of somebody whom its workspace no longer lets in. */
export async function closeSession(services: Services, request: FastifyRequest): Promise<Session | undefined> {
  const token = sessionToken(services.config, request);
  const session = token === undefined ? undefined : await findSession(services, token, { look: true });
  if (session) await endSession(services, session);
  return session;
}

export function agentOf(request: FastifyRequest): string {
  return String(request.headers['user-agent'] ?? '').slice(0, 400);
}
