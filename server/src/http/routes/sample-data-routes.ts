import type { FastifyInstance } from 'fastify';
import { countSamples } from '../../data/setup/sample-data.ts';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';

/** `/api/sample-data`: whether the demo company is there, and its removal in one go. */
export function sampleDataRoutes(app: FastifyInstance, { jobs }: Services): void {
  serve(app, 'GET /api/sample-data', async ({ workspace }) => {
    const records = await countSamples(workspace);
    return { present: records > 0, records };
  });

  serve(app, 'DELETE /api/sample-data', async ({ workspace, actor }) => ({
    job: await jobs.start(workspace, actor, { kind: 'removeSamples', input: {} }),
  }));
}
