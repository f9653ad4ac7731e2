import type { FastifyInstance } from 'fastify';
import { changeAccount, listMemberships } from '../../access/accounts.ts';
import { changePassword } from '../../access/change-password.ts';
import { changePlace } from '../../access/memberships.ts';
import { endSession, listSessions } from '../../access/sessions.ts';
import { TenonError } from '../../base/errors.ts';
import { isId } from '../../base/ids.ts';
import { renameUser } from '../../data/write/rename-user.ts';
import { describeMe } from '../describe-me.ts';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';
import { isInsecure } from '../session-cookie.ts';

/** `/api/me`: the signed-in person's own account. */
export function meRoutes(app: FastifyInstance, services: Services): void {
  const { config } = services;

  serve(app, 'GET /api/me', ({ request, session }) => describeMe(services, session, isInsecure(config, request)));

  serve(app, 'PATCH /api/me', async ({ request, session, body }) => {
    await changeAccount(services, session.accountId, body);
    if (body.name !== undefined) await renameEverywhere(services, session.accountId, body.name);
    return describeMe(services, session, isInsecure(config, request));
  });

  serve(app, 'POST /api/me/password', async ({ request, session, body }) => {
    await changePassword(services, session, { ...body, address: request.ip });
  });

  serve(app, 'GET /api/me/sessions', ({ session }) => listSessions(services, session));

  serve(app, 'DELETE /api/me/sessions/:id', async ({ session: { accountId }, params: { id } }) => {
    if (!isId(id) || !(await endSession(services, { id, accountId }))) throw new TenonError('notFound');
  });

  serve(app, 'POST /api/me/workspace', async ({ session, body: { id } }) => {
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
