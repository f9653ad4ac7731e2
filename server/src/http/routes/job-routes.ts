import type { FastifyInstance } from 'fastify';
import { listJobs } from '../../process/list-jobs.ts';
import { callerLocale } from '../caller-locale.ts';
import { describeFailure } from '../describe-failure.ts';
import { describeKept } from '../describe-kept.ts';
import { serve } from '../serve.ts';
import type { Services } from '../services.ts';

/** `/api/jobs`: how far long work has come. */
export function jobRoutes(app: FastifyInstance, { jobs }: Services): void {
  serve(app, 'GET /api/jobs', async ({ workspace, actor, request }) => {
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

  serve(app, 'GET /api/jobs/:id', async ({ workspace, actor, request, params }) => {
    const { id, kind, status, progress, problem } = await jobs.read(workspace, actor, params.id);
    return { id, kind, status, progress, ...(problem !== null && { problem: describeFailure(problem, callerLocale(request)) }) };
  });

  serve(app, 'POST /api/jobs/:id/cancel', async ({ workspace, actor, params }) => {
    await jobs.cancel(workspace, actor, params.id);
    return {};
  });
}
