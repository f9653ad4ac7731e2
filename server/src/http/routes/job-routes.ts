import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { BulkChange } from '../../data/bulk/bulk-change.ts';
import type { BulkProgress } from '../../data/bulk/bulk-job.ts';
import type { JobRow } from '../../process/jobs/job-rows.ts';
import { listJobs } from '../../process/jobs/list-jobs.ts';
import { callerLocale } from '../caller-locale.ts';
import { describeTold } from '../describe-failed.ts';
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
      jobs: listed.map(({ problem, kept, refused = [], warned = [], ...job }) => ({
        ...job,
        ...(job.object !== undefined && refused.length > 0 && { refused: describeTold(request, job.object, refused) }),
        ...(job.object !== undefined && warned.length > 0 && { warned: describeTold(request, job.object, warned) }),
        ...(kept && { kept: describeKept(kept, locale) }),
        ...(problem !== null && { problem: describeFailure(problem, locale) }),
      })),
    };
  });

  serve(app, 'GET /api/jobs/:id', async ({ workspace, actor, request, params }) => {
    const { id, kind, status, input, progress, problem } = await jobs.read(workspace, actor, params.id);
    return {
      id,
      kind,
      status,
      progress: inWords(request, progress, input),
      ...(problem !== null && { problem: describeFailure(problem, callerLocale(request)) }),
    };
  });

  serve(app, 'POST /api/jobs/:id/cancel', async ({ workspace, actor, params }) => {
    await jobs.cancel(workspace, actor, params.id);
    return {};
  });
}

/** What rows were told is kept as it is told to anybody, and answered in the words of who asks. */
function inWords(request: FastifyRequest, progress: JobRow['progress'], input: unknown): JobRow['progress'] {
  const { refused, warned } = progress as Partial<BulkProgress>;
  const { object } = input as Partial<BulkChange>;
  if (object === undefined || (!refused && !warned)) return progress;
  return {
    ...progress,
    refused: describeTold(request, object, refused ?? []),
    warned: describeTold(request, object, warned ?? []),
  };
}
