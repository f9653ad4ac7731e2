import type { FastifyInstance, FastifyRequest } from 'fastify';
import { requireSystemRight } from '../../access/give-roles.ts';
import { listIndexes } from '../../catalog/sync-schema/list-indexes.ts';
import { listSchemaTasks, retryTasks, runSlowDdl } from '../../catalog/sync-schema/schema-tasks.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { callerOf } from '../caller.ts';

/** `/api/schema-tasks`: what publishes left to do to the tables, and what of it failed. `/api/indexes`: what the tables have. */
export function schemaTaskRoutes(app: FastifyInstance): void {
  app.get('/api/schema-tasks', async (request) => ({ tasks: await listSchemaTasks(designed(request)) }));

  app.get('/api/indexes', (request) => listIndexes(designed(request)));

  app.post('/api/schema-tasks/again', async (request, reply) => {
    const workspace = designed(request);
    const count = await retryTasks(workspace);
    void runSlowDdl(workspace).catch((error) => workspace.log.warn({ err: error }, 'slow schema change failed'));
    return reply.code(202).send({ count });
  });
}

function designed(request: FastifyRequest): Workspace {
  const { workspace, actor } = callerOf(request);
  requireSystemRight(actor, 'manageMetadata');
  return workspace;
}
