import type { FastifyInstance } from 'fastify';
import { runDashboard, runNamedReport } from '../../analytics/run-dashboard.ts';
import { runReport } from '../../analytics/run-report.ts';
import { TenonError } from '../../base/errors.ts';
import { callerLocale } from '../caller-locale.ts';
import { describeError } from '../describe-error.ts';
import { serve } from '../serve.ts';

/** `/api/reports` and `/api/dashboards`: figures over what the caller may read. */
export function reportRoutes(app: FastifyInstance): void {
  serve(app, 'POST /api/reports/run', ({ workspace, actor, body: { report, ...request } }) =>
    runReport(workspace, actor, { report, request }),
  );

  serve(app, 'GET /api/reports/:name', ({ workspace, actor, params: { name } }) =>
    runNamedReport(workspace, actor, { name, request: {} }),
  );

  serve(app, 'POST /api/reports/:name/run', ({ workspace, actor, params: { name }, body }) =>
    runNamedReport(workspace, actor, { name, request: body }),
  );

  serve(app, 'POST /api/dashboards/:name/run', async ({ workspace, actor, request, params: { name }, body }) => {
    const answers = await runDashboard(workspace, actor, { name, request: body });
    const described = Object.entries(answers).map(([report, answer]) => [
      report,
      answer instanceof TenonError ? describeError(answer, callerLocale(request), request.id) : answer,
    ]);
    return Object.fromEntries(described);
  });
}
