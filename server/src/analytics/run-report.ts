import type { ReportBody, ReportRequest, ReportResult, SummaryReport } from '@tenon/metadata';
import type { Actor } from '../access/actor.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { aggregate } from './aggregate.ts';
import { calculate, checkFigures, plainMeasures } from './calculated-measures.ts';
import { fillPeriods } from './fill-periods.ts';
import { narrowFilter } from './narrow-filter.ts';
import { runFunnel } from './run-funnel.ts';

/**
 * Answers a report's question for the actor, narrowed to a period and a person where the dashboard says so. Counts only records that the actor
 * may read. A figure is null where there is nothing to count with.
 * Throws `invalidQuery` for a field that the actor may not see and for a period that is no date.
 *
 * `runReport(workspace, actor, { report, request: { period: { from: '2026-01-01', to: '2026-03-31' } } })`
 */
export function runReport(
  workspace: Workspace,
  actor: Actor,
  { report, request }: { report: ReportBody; request: ReportRequest },
): Promise<ReportResult> {
  const { query } = report;
  return query.type === 'funnel'
    ? runFunnel(workspace, actor, { query, request })
    : runSummary(workspace, actor, { query: { ...query, filter: narrowFilter(report, request) } });
}

async function runSummary(workspace: Workspace, actor: Actor, { query }: { query: SummaryReport }): Promise<ReportResult> {
  const { object, filter, group = [], measures, sort = [], limit } = query;
  const plain = plainMeasures(measures);
  const figures = checkFigures(measures);
  const clock = { now: workspace.clock.now().toISOString(), timeZone: actor.timeZone };
  const { rows, truncated } = await aggregate(
    workspace,
    actor,
    { object, filter, group, measures: plain, sort, limit },
    { figures },
  );
  const filled = fillPeriods(rows, query, plain);
  return {
    type: 'summary',
    groups: group,
    measures,
    rows: filled.slice(0, limit).map((row) => calculate(row, figures, clock)),
    truncated: truncated || filled.length > (limit ?? filled.length),
  };
}
