import type { FastifyInstance } from 'fastify';
import { signIn } from '../../access/sign-in.ts';
import { networkOf } from '../../base/network-of.ts';
import { createConcurrencyLimit } from '../limit-concurrency.ts';
import { agentOf, closeSession, openSession } from '../open-session.ts';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';
import { clearSessionCookie, isInsecure, needsEncryption, refuseInsecure } from '../session-cookie.ts';

/** Of one network. Passwords take long to look at, and others wait for their turn, too. */
const attemptsAtOnce = 8;

/** `/api/session`: signing in and out. */
export function sessionRoutes(app: FastifyInstance, services: Services): void {
  const { config } = services;
  const oneOfFew = createConcurrencyLimit(attemptsAtOnce);

  serve(app, 'GET /api/session/info', async ({ request }) => {
    const all = await services.workspaces.list();
    return {
      insecure: isInsecure(config, request),
      secureContextRequired: needsEncryption(config, request),
      // Which of several one belongs to shows after sign-in.
      workspaceName: all.length === 1 ? all[0]?.name : undefined,
    };
  });

  serve(app, 'POST /api/session', async ({ request, reply, body: { email, password } }) => {
    refuseInsecure(config, request);
    const attempt = { email, password, address: request.ip, agent: agentOf(request) };
    const token = await oneOfFew(networkOf(request.ip), () => signIn(services, attempt));
    return openSession(services, { request, reply }, token);
  });

  serve(app, 'DELETE /api/session', async ({ request, reply }) => {
    const session = await closeSession(services, request);
    if (session) services.log.info({ event: 'signOut', account: session.accountId }, 'signed out');
    clearSessionCookie(config, reply);
  });
}
