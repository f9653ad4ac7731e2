import type { FastifyInstance } from 'fastify';
import { requireSystemRight } from '../../access/give-roles.ts';
import { countSamples } from '../../data/setup/sample-data.ts';
import { callerOf } from '../caller.ts';
import type { Services } from '../services.ts';

/** `/api/sample-data`: whether the demo company is there, and its removal in one go. */
export function sampleDataRoutes(app: FastifyInstance, { jobs }: Services): void {
  app.get('/api/sample-data', async (request) => {
    const records = await countSamples(callerOf(request).workspace);
    return { present: records > 0, records };
  });

  app.delete('/api/sample-data', async (request, reply) => {
    const { workspace, actor } = callerOf(request);
    requireSystemRight(actor, 'manageSampleData');
    return reply.code(202).send({ job: await jobs.start(workspace, actor, { kind: 'removeSamples', input: {} }) });
  });
}
