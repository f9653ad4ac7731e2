import type { AutomationRun } from '@tenon/metadata';
import type { FastifyInstance } from 'fastify';
import { listRuns, resolveFailed, type SeenRun } from '../../process/runs/list-runs.ts';
import { skipStep } from '../../process/runs/skip-step.ts';
import { tryProcess } from '../../process/runs/try-process.ts';
import { callerLocale } from '../caller-locale.ts';
import { describeProblem } from '../describe-error.ts';
import { describeFailure } from '../describe-failure.ts';
import { serve } from '../serve.ts';

/** `/api/automations`: what automations are still to do, what they could not do, and what becomes of that. */
export function automationRoutes(app: FastifyInstance): void {
  serve(app, 'GET /api/automations', async ({ workspace, actor, request }) => {
    const locale = callerLocale(request);
    const { runs, latest, aside, ...backlog } = await listRuns(workspace, actor);
    const describe = (run: SeenRun): AutomationRun => ({
      ...run,
      warnings: [...new Set(run.warnings.map((each) => describeProblem(each, locale).message))],
      problem: run.problem && describeFailure(run.problem, locale, run.change),
    });
    return { ...backlog, runs: runs.map(describe), latest: latest.map(describe), aside: aside.map(describe) };
  });

  serve(app, 'POST /api/automations/skip', ({ workspace, actor, body }) => skipStep(workspace, actor, body));

  serve(app, 'POST /api/automations/try', async ({ workspace, actor, request, body }) => {
    const { holds, steps } = await tryProcess(workspace, actor, body);
    const locale = callerLocale(request);
    return {
      holds,
      steps: steps.map((step) => ({ ...step, ...(step.problem && { problem: describeFailure(step.problem, locale) }) })),
    };
  });

  for (const as of ['again', 'aside'] as const)
    serve(app, `POST /api/automations/${as}`, async ({ workspace, actor, body }) => ({
      count: await resolveFailed(workspace, actor, body, as),
    }));
}
