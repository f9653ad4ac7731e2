import type { FastifyInstance } from 'fastify';
import { addWorkspace } from '../../access/add-workspace.ts';
import { changeWorkspace } from '../../access/change-workspace.ts';
import { createUser } from '../../data/write/create-user.ts';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';

/** `/api/workspaces`: another company on the same server; `/api/workspace`: the one the caller is in. */
export function workspaceRoutes(app: FastifyInstance, services: Services): void {
  serve(app, 'POST /api/workspaces', async ({ actor, session, body }) => {
    const installation = { platform: services, workspaces: services.workspaces, createUser };
    return { id: await addWorkspace(installation, { actor, session }, body) };
  });

  serve(app, 'PATCH /api/workspace', async ({ workspace, actor, body }) => {
    await changeWorkspace(workspace, actor, body);
  });
}
