import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { signIn } from '../../access/sign-in.ts';
import { agentOf, closeSession, openSession } from '../open-session.ts';
import { readInput } from '../read-input.ts';
import type { Services } from '../services.ts';
import { clearSessionCookie, isInsecure, needsEncryption, refuseInsecure } from '../session-cookie.ts';

const credentials = z.strictObject({ email: z.string().max(254), password: z.string().max(1024) });

/** `/api/session`: signing in and out. */
export function sessionRoutes(app: FastifyInstance, services: Services): void {
  const { config } = services;

  app.get('/api/session/info', async (request) => {
    const all = await services.workspaces.list();
    return {
      insecure: isInsecure(config, request),
      secureContextRequired: needsEncryption(config, request),
      // Which of several one belongs to shows after sign-in.
      workspaceName: all.length === 1 ? all[0]?.name : undefined,
    };
  });

  app.post('/api/session', async (request, reply) => {
    refuseInsecure(config, request);
    const { email, password } = readInput(request, credentials);
    const token = await signIn(services, { email, password, address: request.ip, agent: agentOf(request) });
    return openSession(services, { request, reply }, token);
  });

  app.delete('/api/session', async (request, reply) => {
    const session = await closeSession(services, request);
    if (session) services.log.info({ event: 'signOut', account: session.accountId }, 'signed out');
    clearSessionCookie(config, reply);
    return reply.code(204).send();
  });
}
