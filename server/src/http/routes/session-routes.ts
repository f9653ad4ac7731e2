import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { findSession, type Session } from '../../access/sessions.ts';
import { signIn, signOut } from '../../access/sign-in.ts';
import { personOf } from '../caller.ts';
import { describeMe } from '../describe-me.ts';
import { readInput } from '../read-input.ts';
import type { Services } from '../services.ts';
import { clearSessionCookie, isInsecure, needsEncryption, refuseInsecure, setSessionCookie } from '../session-cookie.ts';

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
    const agent = String(request.headers['user-agent'] ?? '').slice(0, 400);
    const token = await signIn(services, { email, password, address: request.ip, agent });
    setSessionCookie(config, reply, token);
    const session = (await findSession(services, token)) as Session;
    return describeMe(services, session, isInsecure(config, request));
  });

  app.delete('/api/session', async (request, reply) => {
    if (request.caller?.session) await signOut(services, personOf(request).session);
    clearSessionCookie(config, reply);
    return reply.code(204).send();
  });
}
