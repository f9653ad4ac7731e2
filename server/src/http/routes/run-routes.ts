import type { FastifyInstance } from 'fastify';
import { readHealth } from '../../process/runs/read-health.ts';
import { readRun } from '../../process/runs/read-run.ts';
import { listRunLines, readRunsOfRecord } from '../../process/runs/run-lines.ts';
import { callerLocale } from '../caller-locale.ts';
import { describeProblem } from '../describe-error.ts';
import { describeFailure } from '../describe-failure.ts';
import { serve } from '../serve.ts';

/** `/api/runs`: how processes run. */
export function runRoutes(app: FastifyInstance): void {
  serve(app, 'GET /api/runs', ({ workspace, actor, query }) => listRunLines(workspace, actor, query));

  serve(app, 'GET /api/runs/health', async ({ workspace, actor, request }) => {
    const { schedules, ...health } = await readHealth(workspace, actor);
    const locale = callerLocale(request);
    return {
      ...health,
      schedules: schedules.map((each) => ({ ...each, problem: each.problem && describeFailure(each.problem, locale) })),
    };
  });

  serve(app, 'GET /api/runs/:id', async ({ workspace, actor, params, request }) => {
    const locale = callerLocale(request);
    const { change, problem, steps, ...view } = await readRun(workspace, actor, params.id);
    return {
      ...view,
      problem: problem && describeFailure(problem, locale, change),
      steps: steps.map(({ warnings, problem: why, items, ...step }) => ({
        ...step,
        ...(warnings && { warnings: [...new Set(warnings.map((each) => describeProblem(each, locale).message))] }),
        ...(why && { problem: describeFailure(why, locale, change) }),
        ...(items && {
          items: {
            ...items,
            troubled: items.troubled.map((each) => ({ ...each, problem: describeFailure(each.problem, locale, change) })),
          },
        }),
      })),
    };
  });

  serve(app, 'GET /api/records/:object/:id/runs', ({ workspace, actor, params }) => readRunsOfRecord(workspace, actor, params));
}
