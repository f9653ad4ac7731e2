import type { JobSummary } from '@tenon/metadata';
import type { FastifyInstance } from 'fastify';
import { listJobs } from '../../process/list-jobs.ts';
import { callerOf } from '../caller.ts';
import { callerLocale } from '../caller-locale.ts';
import { describeFailure } from '../describe-failure.ts';
import { describeKept } from '../describe-kept.ts';
import type { Services } from '../services.ts';

type WithId = { Params: { id: string } };

/** `/api/jobs`: how far long work has come. */
export function jobRoutes(app: FastifyInstance, { jobs }: Services): void {
  app.get('/api/jobs', async (request): Promise<{ jobs: JobSummary[] }> => {
    const { workspace, actor } = callerOf(request);
    const locale = callerLocale(request);
    const listed = await listJobs(workspace, actor);
    return {
      jobs: listed.map(({ problem, kept, ...job }) => ({
        ...job,
        ...(kept && { kept: describeKept(kept, locale) }),
        ...(problem !== null && { problem: describeFailure(problem, locale) }),
      })),
    };
  });

  app.get<WithId>('/api/jobs/:id', async (request) => {
    const { workspace, actor } = callerOf(request);
    const { id, kind, status, progress, problem } = await jobs.read(workspace, actor, request.params.id);
    return { id, kind, status, progress, ...(problem !== null && { problem: describeFailure(problem, callerLocale(request)) }) };
  });

  app.post<WithId>('/api/jobs/:id/cancel', async (request, reply) => {
    const { workspace, actor } = callerOf(request);
    await jobs.cancel(workspace, actor, request.params.id);
    return reply.code(202).send({});
  });
}
