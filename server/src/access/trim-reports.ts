import type { Filter, FunnelReport, ReportBody, SummaryReport } from '@tenon/metadata';
import type { Snapshot } from '../catalog/snapshot.ts';
import type { RightsHolder } from './actor.ts';
import { mayReadPath, relatedObject } from './field-rights.ts';
import { filterPaths } from './filter-paths.ts';

/** Whether the actor may read everything that a report's figures are made of. */
export function mayRunReport(snapshot: Snapshot, actor: RightsHolder, { query }: ReportBody): boolean {
  const sources = [
    { object: query.object, path: 'id' },
    ...pathsIn(snapshot, query.object, query.filter),
    ...(query.type === 'funnel' ? trackedBy(snapshot, query) : pathsOf(snapshot, query)),
  ];
  return sources.every(({ object, path }) => mayReadPath(snapshot, actor, object, path));
}

/** A report without the period or person field that the actor may not read. */
export function trimReport(snapshot: Snapshot, actor: RightsHolder, report: ReportBody): ReportBody {
  const kept = (path: string | undefined) =>
    path !== undefined && mayReadPath(snapshot, actor, report.query.object, path) ? path : undefined;
  return { ...report, period: kept(report.period), person: kept(report.person) };
}

type ReadPath = { object: string; path: string };

/** What groups and measures read; a measure of related records reads theirs. */
function pathsOf(snapshot: Snapshot, { object, group = [], measures }: SummaryReport): ReadPath[] {
  const grouped = group.map(({ field }) => ({ object, path: field }));
  const measured = measures.flatMap((measure): ReadPath[] => {
    if (!('aggregate' in measure)) return [];
    const { of, field, date, filter } = measure;
    const counted = of === undefined ? object : relatedObject(snapshot, object, of);
    // A field that leads nowhere may be read by nobody.
    const many = of === undefined ? [] : [{ object, path: of }];
    if (counted === undefined) return many;
    const own = [field, date].flatMap((path) => (path === undefined ? [] : [{ object: counted, path }]));
    return [...many, ...own, ...pathsIn(snapshot, counted, filter)];
  });
  return [...grouped, ...measured];
}

function pathsIn(snapshot: Snapshot, object: string, filter: Filter | undefined): ReadPath[] {
  return filterPaths(filter, object, (from, path) => relatedObject(snapshot, from, path));
}

/** A funnel reads the field whose values it follows. */
function trackedBy(snapshot: Snapshot, { object }: FunnelReport): ReadPath[] {
  const track = snapshot.objects.get(object)?.body.track;
  return track ? [{ object, path: track.field }] : [];
}
