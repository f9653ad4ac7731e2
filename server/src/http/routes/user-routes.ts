import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { changeUserAccess } from '../../access/change-user-access.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import { invite } from '../../access/invitations.ts';
import { offerReset } from '../../access/reset-password.ts';
import { createUser } from '../../data/write/create-user.ts';
import { personOf } from '../caller.ts';
import { readInput } from '../read-input.ts';
import type { Services } from '../services.ts';

const newUser = z.strictObject({
  name: z.string().trim().min(1).max(100),
  email: z.email().max(254),
  department: z.uuid().optional(),
  superior: z.uuid().optional(),
  roles: z.array(z.string().max(100)).max(50),
});
const access = z.strictObject({ roles: z.array(z.string().max(100)).max(50).optional(), active: z.boolean().optional() });

/** `/api/users`: who may come in, and as what. The people themselves are records of object `user`. */
export function userRoutes(app: FastifyInstance, { config }: Services): void {
  app.get('/api/users', async (request) => {
    const { workspace, actor } = personOf(request);
    requireSystemRight(actor, 'manageUsers');
    const { people } = await readDirectory(workspace);
    return [...people.values()].map(({ id, name, active, roles, account }) => ({
      id,
      name,
      active,
      roles,
      account: account !== null,
    }));
  });

  app.post('/api/users/invitations', async (request, reply) => {
    const { workspace, actor } = personOf(request);
    const made = await invite(workspace, actor, { newUser: readInput(request, newUser), createUser });
    return reply.code(201).send({ link: linkTo(request, made.token), userId: made.userId });
  });

  app.patch<{ Params: { id: string } }>('/api/users/:id/access', async (request, reply) => {
    const { workspace, actor } = personOf(request);
    await changeUserAccess(workspace, actor, { ...readInput(request, access), userId: request.params.id });
    return reply.code(204).send();
  });

  app.post<{ Params: { id: string } }>('/api/users/:id/password-reset', async (request, reply) => {
    const { workspace, actor } = personOf(request);
    return reply.code(201).send({ link: linkTo(request, await offerReset(workspace, actor, request.params.id)) });
  });

  function linkTo(request: FastifyRequest, token: string): string {
    const origin = config.publicUrl ?? `${request.protocol}://${request.host}`;
    return new URL(`/invite/${token}`, origin).href;
  }
}
