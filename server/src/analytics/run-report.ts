import type { QuestionPeriod, ReportBody, ReportRequest, ReportResult, SummaryReport } from '@tenon/metadata';
import { dateIn } from '@tenon/metadata/zoned-time.ts';
import type { Actor } from '../access/actor.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { aggregate } from './aggregate.ts';
import { calculate, checkFigures, plainMeasures, tableCalculations } from './calculated-measures.ts';
import { fillPeriods } from './fill-periods.ts';
import { narrowFilter, questionPeriod } from './narrow-filter.ts';
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
  return report.query.type === 'funnel'
    ? runFunnel(workspace, actor, { query: report.query, request })
    : runSummary(workspace, actor, { report, query: report.query, request });
}

type Asked = { report: ReportBody; query: SummaryReport; request: ReportRequest };

async function runSummary(workspace: Workspace, actor: Actor, { report, query, request }: Asked): Promise<ReportResult> {
  const { object, group = [], measures, sort = [], limit, totals } = query;
  const plain = plainMeasures(measures);
  const figures = checkFigures(measures);
  const now = workspace.clock.now();
  const period = questionPeriod(report, request, dateIn(now, actor.timeZone || workspace.timeZone));
  const { rows, truncated, groupCount } = await aggregate(
    workspace,
    actor,
    {
      object,
      filter: narrowFilter(report, request),
      ...(period && { period }),
      group,
      measures: plain,
      calculations: tableCalculations(measures),
      sort,
      limit,
      totals,
    },
    { figures },
  );
  const clock = { now: now.toISOString(), timeZone: actor.timeZone };
  const totalled = rows.filter((row) => row.totals !== undefined);
  const filled = fillPeriods(
    rows.filter((row) => row.totals === undefined),
    query,
    plain,
  );
  return {
    type: 'summary',
    groups: group,
    measures,
    // Only the finest groups are cut: totals are of all of them.
    rows: [...filled.slice(0, limit), ...totalled].map((row) => calculate(row, figures, clock)),
    truncated: truncated || filled.length > (limit ?? filled.length),
    groupCount,
    ...(period?.before && { compared: daysCompared(period) }),
  };
}

function daysCompared({ from = '', to = '', before }: QuestionPeriod) {
  return { from, to, before: { from: before?.from ?? '', to: before?.to ?? '' } };
}
