import { type ReportRequest, reportSchema } from '@tenon/metadata';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { runDashboard, runNamedReport } from '../../analytics/run-dashboard.ts';
import { runReport } from '../../analytics/run-report.ts';
import { TenonError } from '../../base/errors.ts';
import { callerOf } from '../caller.ts';
import { callerLocale } from '../caller-locale.ts';
import { describeError } from '../describe-error.ts';
import { readInput } from '../read-input.ts';

type Named = { Params: { name: string } };

const narrowing = {
  period: z.strictObject({ from: z.string().optional(), to: z.string().optional() }).optional(),
  person: z.uuid().optional(),
};
const reportRequest = z.strictObject(narrowing) satisfies z.ZodType<ReportRequest>;
const unsaved = z.strictObject({ report: reportSchema, ...narrowing });

/** `/api/reports` and `/api/dashboards`: figures over what the caller may read. */
export function reportRoutes(app: FastifyInstance): void {
  app.post('/api/reports/run', (request) => {
    const { workspace, actor } = callerOf(request);
    const { report, ...rest } = readInput(request, unsaved);
    return runReport(workspace, actor, { report, request: rest });
  });

  app.get<Named>('/api/reports/:name', (request) => run(request, request.params.name, {}));

  app.post<Named>('/api/reports/:name/run', (request) => run(request, request.params.name, readInput(request, reportRequest)));

  app.post<Named>('/api/dashboards/:name/run', async (request) => {
    const { workspace, actor } = callerOf(request);
    const answers = await runDashboard(workspace, actor, {
      name: request.params.name,
      request: readInput(request, reportRequest),
    });
    const described = Object.entries(answers).map(([report, answer]) => [
      report,
      answer instanceof TenonError ? describeError(answer, callerLocale(request), request.id) : answer,
    ]);
    return Object.fromEntries(described);
  });
}

function run(request: FastifyRequest, name: string, narrowed: ReportRequest) {
  const { workspace, actor } = callerOf(request);
  return runNamedReport(workspace, actor, { name, request: narrowed });
}
