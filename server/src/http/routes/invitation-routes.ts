import type { FastifyInstance } from 'fastify';
import { readDirectory } from '../../access/directory-cache.ts';
import { acceptInvitation, findInvitation } from '../../access/invitations.ts';
import { startSession } from '../../access/sessions.ts';
import { renameUser } from '../../data/write/rename-user.ts';
import { callerLocale } from '../caller-locale.ts';
import { agentOf, openSession } from '../open-session.ts';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';
import { refuseInsecure } from '../session-cookie.ts';

/** `/api/invitations/:token`: how an invited colleague comes in. */
export function invitationRoutes(app: FastifyInstance, services: Services): void {
  const { config, workspaces } = services;

  serve(app, 'GET /api/invitations/:token', async ({ params: { token } }) => {
    const { email, resets, workspaceId, workspaceName, userId } = await findInvitation(services, token);
    const directory = await readDirectory(await workspaces.get(workspaceId));
    return { email, resets, workspaceName, name: directory.people.get(userId)?.name ?? '' };
  });

  serve(app, 'POST /api/invitations/:token', async ({ request, reply, params: { token }, body }) => {
    refuseInsecure(config, request);
    const { workspaceId, userId } = await findInvitation(services, token);
    const workspace = await workspaces.get(workspaceId);
    const taken = await acceptInvitation(workspace, { ...body, token, locale: callerLocale(request), address: request.ip });
    await renameUser(workspace, userId, body.name);
    const sessionToken = await startSession(services, { ...taken, address: request.ip, agent: agentOf(request) });
    return openSession(services, { request, reply }, sessionToken);
  });
}
