import type { FastifyInstance, FastifyRequest } from 'fastify';
import { changeUserAccess } from '../../access/change-user-access.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { invite } from '../../access/invitations.ts';
import { offerReset } from '../../access/reset-password.ts';
import { createUser } from '../../data/write/create-user.ts';
import { passOnSeatsOfLeavers } from '../../process/approvals/reassign-seat.ts';
import { handOver } from '../../process/leavers/hand-over.ts';
import { readHeld } from '../../process/leavers/read-held.ts';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';

/** `/api/users`: who may come in, and as what. The people themselves are records of object `user`. */
export function userRoutes(app: FastifyInstance, { config }: Services): void {
  serve(app, 'GET /api/users', async ({ workspace }) => {
    const { people } = await readDirectory(workspace);
    return [...people.values()].map(({ id, name, active, roles, account }) => ({
      id,
      name,
      active,
      roles: [...roles],
      account: account !== null,
    }));
  });

  serve(app, 'POST /api/users/invitations', async ({ workspace, actor, request, body }) => {
    const made = await invite(workspace, actor, { newUser: body, createUser });
    return { link: linkTo(request, made.token), userId: made.userId };
  });

  serve(app, 'PATCH /api/users/:id/access', async ({ workspace, actor, params, body }) => {
    await changeUserAccess(workspace, actor, { ...body, userId: params.id });
    if (body.active === false) await passOnSeatsOfLeavers(workspace);
  });

  serve(app, 'GET /api/users/:id/held', ({ workspace, actor, params }) => readHeld(workspace, actor, { person: params.id }));

  serve(app, 'POST /api/users/:id/hand-over', ({ workspace, actor, params, body }) =>
    handOver(workspace, actor, { person: params.id, ...body }),
  );

  serve(app, 'POST /api/users/:id/password-reset', async ({ workspace, actor, request, params }) => ({
    link: linkTo(request, await offerReset(workspace, actor, params.id)),
  }));

  function linkTo(request: FastifyRequest, token: string): string {
    const origin = config.publicUrl ?? `${request.protocol}://${request.host}`;
    return new URL(`/invite/${token}`, origin).href;
  }
}
