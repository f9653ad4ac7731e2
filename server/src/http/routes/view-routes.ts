import type { FastifyInstance } from 'fastify';
import { createView, deleteView, listSavedViews, updateView } from '../../data/read/saved-views.ts';
import { serve } from '../serve.ts';

/** `/api/views`: views that users save for themselves or share. */
export function viewRoutes(app: FastifyInstance): void {
  serve(app, 'GET /api/views', ({ workspace, actor }) => listSavedViews(workspace, actor));

  serve(app, 'POST /api/views', ({ workspace, actor, body }) => createView(workspace, actor, body));

  serve(app, 'PATCH /api/views/:name', async ({ workspace, actor, params: { name }, body }) => {
    await updateView(workspace, actor, { ...body, name });
    return { name };
  });

  serve(app, 'DELETE /api/views/:name', ({ workspace, actor, params }) => deleteView(workspace, actor, params.name));
}
