import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { changeAccount, listMemberships } from '../../access/accounts.ts';
import { changePassword } from '../../access/change-password.ts';
import { changePlace } from '../../access/memberships.ts';
import { endSession, listSessions } from '../../access/sessions.ts';
import { timeZoneSchema } from '../../base/clock.ts';
import { TenonError } from '../../base/errors.ts';
import { isId } from '../../base/ids.ts';
import { renameUser } from '../../data/write/rename-user.ts';
import { personOf } from '../caller.ts';
import { describeMe } from '../describe-me.ts';
import { readInput } from '../read-input.ts';
import type { Services } from '../services.ts';
import { isInsecure } from '../session-cookie.ts';

const settings = z.strictObject({
  name: z.string().trim().min(1).max(100).optional(),
  locale: z.enum(['zh', 'en']).optional(),
  theme: z.enum(['light', 'dark', 'auto']).optional(),
  timeZone: timeZoneSchema.optional(),
});
const passwords = z.strictObject({ current: z.string().max(1024), next: z.string().max(1024) });
const choice = z.strictObject({ id: z.string() });

/** `/api/me`: the signed-in person's own account. */
export function meRoutes(app: FastifyInstance, services: Services): void {
  const { config } = services;

  app.get('/api/me', (request) => describeMe(services, personOf(request).session, isInsecure(config, request)));

  app.patch('/api/me', async (request) => {
    const { session } = personOf(request);
    const changes = readInput(request, settings);
    await changeAccount(services, session.accountId, changes);
    if (changes.name !== undefined) await renameEverywhere(services, session.accountId, changes.name);
    return describeMe(services, session, isInsecure(config, request));
  });

  app.post('/api/me/password', async (request, reply) => {
    await changePassword(services, personOf(request).session, { ...readInput(request, passwords), address: request.ip });
    return reply.code(204).send();
  });

  app.get('/api/me/sessions', (request) => listSessions(services, personOf(request).session));

  app.delete<{ Params: { id: string } }>('/api/me/sessions/:id', async (request, reply) => {
    const { accountId } = personOf(request).session;
    const { id } = request.params;
    if (!isId(id) || !(await endSession(services, { id, accountId }))) throw new TenonError('notFound');
    return reply.code(204).send();
  });

  app.post('/api/me/workspace', async (request) => {
    const { session } = personOf(request);
    const { id } = readInput(request, choice);
    const moved = await changePlace(services, session, id);
    if (!moved) throw new TenonError('notFound');
    return { workspace: id };
  });
}

/** Colleagues know a person by the record of each workspace. */
async function renameEverywhere(services: Services, accountId: string, name: string): Promise<void> {
  for (const { id, userId } of await listMemberships(services, accountId))
    await renameUser(await services.workspaces.get(id), userId, name);
}
