import type { FastifyInstance } from 'fastify';
import { createView, deleteView, updateView } from '../../data/read/saved-views.ts';
import { callerOf } from '../caller.ts';
import { bodyOf } from '../request-body.ts';

type Named = { Params: { name: string } };

/** `/api/views`: views that users save for themselves or share. */
export function viewRoutes(app: FastifyInstance): void {
  app.post('/api/views', async (request, reply) => {
    const { workspace, actor } = callerOf(request);
    return reply.code(201).send(await createView(workspace, actor, bodyOf(request)));
  });

  app.patch<Named>('/api/views/:name', async (request) => {
    const { workspace, actor } = callerOf(request);
    const { name } = request.params;
    await updateView(workspace, actor, { ...bodyOf(request), name });
    return { name };
  });

  app.delete<Named>('/api/views/:name', async (request, reply) => {
    const { workspace, actor } = callerOf(request);
    await deleteView(workspace, actor, request.params.name);
    return reply.code(204).send();
  });
}
