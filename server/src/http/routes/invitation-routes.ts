import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readDirectory } from '../../access/directory-cache.ts';
import { acceptInvitation, findInvitation } from '../../access/invitations.ts';
import { startSession } from '../../access/sessions.ts';
import { renameUser } from '../../data/write/rename-user.ts';
import { callerLocale } from '../caller-locale.ts';
import { agentOf, openSession } from '../open-session.ts';
import { readInput } from '../read-input.ts';
import type { Services } from '../services.ts';
import { refuseInsecure } from '../session-cookie.ts';

type Token = { Params: { token: string } };

const open = { config: { isPublic: true } };
const acceptance = z.strictObject({
  name: z.string().trim().min(1).max(100),
  password: z.string().max(1024),
  hasAccount: z.boolean().default(false),
});

/** `/api/invitations/:token`: how an invited colleague comes in. */
export function invitationRoutes(app: FastifyInstance, services: Services): void {
  const { config, workspaces } = services;

  app.get<Token>('/api/invitations/:token', open, async (request) => {
    const { email, resets, workspaceId, workspaceName, userId } = await findInvitation(services, request.params.token);
    const directory = await readDirectory(await workspaces.get(workspaceId));
    return { email, resets, workspaceName, name: directory.people.get(userId)?.name ?? '' };
  });

  app.post<Token>('/api/invitations/:token', open, async (request, reply) => {
    const { token } = request.params;
    refuseInsecure(config, request);
    const input = readInput(request, acceptance);
    const { workspaceId, userId } = await findInvitation(services, token);
    const workspace = await workspaces.get(workspaceId);
    const taken = await acceptInvitation(workspace, { ...input, token, locale: callerLocale(request), address: request.ip });
    await renameUser(workspace, userId, input.name);
    const sessionToken = await startSession(services, { ...taken, address: request.ip, agent: agentOf(request) });
    return openSession(services, { request, reply }, sessionToken);
  });
}
