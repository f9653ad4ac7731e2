import type { ReportRequest, ReportResult } from '@tenon/metadata';
import { accessModel } from '../access/access-model.ts';
import type { Actor } from '../access/actor.ts';
import { TenonError } from '../base/errors.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { runReport } from './run-report.ts';

/**
 * A report by name, as the actor may see it. Throws `notFound`, besides what `runReport` throws.
 *
 * `runNamedReport(workspace, actor, { name: 'won_by_month', request: {} })`
 */
export function runNamedReport(
  workspace: Workspace,
  actor: Actor,
  { name, request }: { name: string; request: ReportRequest },
): Promise<ReportResult> {
  const { reports } = accessModel(workspace.snapshot, actor);
  const report = Object.hasOwn(reports, name) ? reports[name] : undefined;
  if (!report) throw new TenonError('notFound');
  return runReport(workspace, actor, { report, request });
}

/** Every report of a dashboard, by name; one that fails has its error there and does not take the others with it. Throws `notFound`. */
export async function runDashboard(
  workspace: Workspace,
  actor: Actor,
  { name, request }: { name: string; request: ReportRequest },
): Promise<Record<string, ReportResult | TenonError>> {
  const dashboard = accessModel(workspace.snapshot, actor).dashboards.find((each) => each.name === name);
  if (!dashboard) throw new TenonError('notFound');
  const answers = await Promise.all(
    dashboard.widgets.map(async ({ report }) => {
      const answer = await runNamedReport(workspace, actor, { name: report, request }).catch((error: unknown) => {
        if (error instanceof TenonError) return error;
        throw error;
      });
      return [report, answer] as const;
    }),
  );
  return Object.fromEntries(answers);
}
