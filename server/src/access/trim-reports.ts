import type { FunnelReport, ReportBody, SummaryReport } from '@tenon/metadata';
import type { Snapshot } from '../catalog/snapshot.ts';
import type { RightsHolder } from './actor.ts';
import { mayReadPath, relatedObject } from './field-rights.ts';
import { filterPaths } from './filter-paths.ts';

/** Whether the actor may read everything that a report's figures are made of. */
export function mayRunReport(snapshot: Snapshot, actor: RightsHolder, report: ReportBody): boolean {
  const { query } = report;
  const inside = (object: string, path: string) => relatedObject(snapshot, object, path);
  const filters = [query.filter, ...measuresOf(query).map((measure) => ('aggregate' in measure ? measure.filter : undefined))];
  const sources = [
    { object: query.object, path: 'id' },
    ...pathsOf(query).map((path) => ({ object: query.object, path })),
    ...filters.flatMap((filter) => filterPaths(filter, query.object, inside)),
    ...trackedBy(snapshot, query),
  ];
  return sources.every(({ object, path }) => mayReadPath(snapshot, actor, object, path));
}

/** A report without the period or person field that the actor may not read. */
export function trimReport(snapshot: Snapshot, actor: RightsHolder, report: ReportBody): ReportBody {
  const kept = (path: string | undefined) =>
    path !== undefined && mayReadPath(snapshot, actor, report.query.object, path) ? path : undefined;
  return { ...report, period: kept(report.period), person: kept(report.person) };
}

function pathsOf(query: SummaryReport | FunnelReport): string[] {
  if (query.type === 'funnel') return [];
  const measured = query.measures.flatMap((measure) => ('aggregate' in measure && measure.field ? [measure.field] : []));
  return [...(query.group ?? []).map(({ field }) => field), ...measured];
}

function measuresOf(query: SummaryReport | FunnelReport): SummaryReport['measures'] {
  return query.type === 'summary' ? query.measures : [];
}

/** A funnel reads the field whose values it follows. */
function trackedBy(snapshot: Snapshot, query: SummaryReport | FunnelReport): { object: string; path: string }[] {
  const track = query.type === 'funnel' ? snapshot.objects.get(query.object)?.body.track : undefined;
  return track ? [{ object: query.object, path: track.field }] : [];
}
