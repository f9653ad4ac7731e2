import type { FastifyInstance } from 'fastify';
import { addIndex, dropIndex } from '../../catalog/object-indexes.ts';
import { listIndexes } from '../../catalog/sync-schema/list-indexes.ts';
import { listSchemaTasks, retryTasks, runSlowDdl } from '../../catalog/sync-schema/schema-tasks.ts';
import { suggestIndexes } from '../../data/read/slow-lists.ts';
import { refuseWhilePublishing } from '../../process/publishing/publish-job.ts';
import { serve } from '../serve.ts';

/** `/api/schema-tasks`: what publishes left to do to the tables, and what of it failed. `/api/indexes`: what the tables have and shall have. */
export function schemaTaskRoutes(app: FastifyInstance): void {
  serve(app, 'GET /api/schema-tasks', async ({ workspace }) => ({ tasks: await listSchemaTasks(workspace) }));

  serve(app, 'GET /api/indexes', async ({ workspace }) => ({
    ...(await listIndexes(workspace)),
    suggestions: await suggestIndexes(workspace),
  }));

  serve(app, 'POST /api/indexes', async ({ workspace, actor, body }) => {
    await refuseWhilePublishing(workspace);
    await addIndex(workspace, actor.userId, body);
  });

  serve(app, 'POST /api/indexes/drop', async ({ workspace, actor, body }) => {
    await refuseWhilePublishing(workspace);
    await dropIndex(workspace, actor.userId, body);
  });

  serve(app, 'POST /api/schema-tasks/again', async ({ workspace }) => {
    const count = await retryTasks(workspace);
    void runSlowDdl(workspace).catch((error) => workspace.log.warn({ err: error }, 'slow schema change failed'));
    return { count };
  });
}
