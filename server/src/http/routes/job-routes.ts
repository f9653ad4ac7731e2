import type { FastifyInstance } from 'fastify';
import { callerOf } from '../caller.ts';
import type { Services } from '../services.ts';

type WithId = { Params: { id: string } };

/** `/api/jobs`: how far long work has come. */
export function jobRoutes(app: FastifyInstance, { jobs }: Services): void {
  app.get<WithId>('/api/jobs/:id', async (request) => {
    const { workspace, actor } = callerOf(request);
    const { id, kind, status, progress } = await jobs.read(workspace, actor, request.params.id);
    return { id, kind, status, progress };
  });

  app.post<WithId>('/api/jobs/:id/cancel', async (request, reply) => {
    const { workspace, actor } = callerOf(request);
    await jobs.cancel(workspace, actor, request.params.id);
    return reply.code(202).send({});
  });
}
