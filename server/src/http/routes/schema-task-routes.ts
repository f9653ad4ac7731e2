import { wantedIndexSchema } from '@tenon/metadata';
import type { IndexList } from '@tenon/metadata/index-wire.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { requireSystemRight } from '../../access/give-roles.ts';
import { addIndex, dropIndex } from '../../catalog/object-indexes.ts';
import { listIndexes } from '../../catalog/sync-schema/list-indexes.ts';
import { listSchemaTasks, retryTasks, runSlowDdl } from '../../catalog/sync-schema/schema-tasks.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { suggestIndexes } from '../../data/read/slow-lists.ts';
import { refuseWhilePublishing } from '../../process/publish-job.ts';
import { callerOf } from '../caller.ts';
import { readInput } from '../read-input.ts';

const index = z.strictObject({ object: z.string(), wanted: wantedIndexSchema });

/** `/api/schema-tasks`: what publishes left to do to the tables, and what of it failed. `/api/indexes`: what the tables have and shall have. */
export function schemaTaskRoutes(app: FastifyInstance): void {
  app.get('/api/schema-tasks', async (request) => ({ tasks: await listSchemaTasks(designed(request)) }));

  app.get('/api/indexes', async (request): Promise<IndexList> => {
    const workspace = designed(request);
    return { ...(await listIndexes(workspace)), suggestions: suggestIndexes(workspace) };
  });

  app.post('/api/indexes', async (request, reply) => {
    const workspace = designed(request);
    await refuseWhilePublishing(workspace);
    await addIndex(workspace, callerOf(request).actor.userId, readInput(request, index));
    return reply.code(204).send();
  });

  app.post('/api/indexes/drop', async (request, reply) => {
    const workspace = designed(request);
    await refuseWhilePublishing(workspace);
    await dropIndex(workspace, callerOf(request).actor.userId, readInput(request, index));
    return reply.code(204).send();
  });

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
