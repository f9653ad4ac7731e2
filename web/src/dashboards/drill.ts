import type { ReportRequest } from '../../../metadata/api/reports.ts';
import { lastDayOf } from '../../../metadata/calendar.ts';
import type { ReportBody, ReportMeasure } from '../../../metadata/define/report.ts';
import type { Filter, GroupBy } from '../../../metadata/query.ts';
import type { ListSearch } from '../base/paths.ts';

/** What of a report is looked at: a measure, a row of groups, or neither for all of it. */
export type DrillTarget = { measure?: ReportMeasure; groups?: GroupBy[]; keys?: unknown[] };

/** The filter of the records behind a figure, the same one the server counted with. */
export function drillFilter(report: ReportBody, request: ReportRequest, target: DrillTarget = {}): Filter | undefined {
  const { measure, groups = [], keys = [] } = target;
  return joined([
    report.query.filter,
    request.filter,
    ...periodConditions(report.period, request.period),
    request.person ? { field: report.person ?? 'owner', op: 'eq', value: request.person } : undefined,
    measureFilter(report, measure),
    ...keys.flatMap((key, index) => (groups[index] ? keyConditions(groups[index], key) : [])),
  ]);
}

/** A figure worked out of others is about the records of any of them. */
function measureFilter({ query }: ReportBody, measure: ReportMeasure | undefined): Filter | undefined {
  if (!measure || 'aggregate' in measure) return measure?.filter;
  const measures = query.type === 'summary' ? query.measures : [];
  const filters = measures
    .filter(({ name }) => new RegExp(`\\b${name}\\b`).test(measure.expression))
    .map((one) => measureFilter({ query } as ReportBody, one));
  return filters.length > 0 && filters.every((filter) => filter !== undefined) ? { or: filters } : undefined;
}

/** The address of a list that shows just these records. */
export function recordsOf(filter: Filter | undefined): ListSearch {
  return { view: 'all', layout: 'table', filter };
}

/** All filters at once, without needless brackets. */
export function joined(filters: (Filter | undefined)[]): Filter | undefined {
  const parts = filters.flatMap((filter) => (filter && 'and' in filter ? filter.and : (filter ?? [])));
  return parts.length > 1 ? { and: parts } : parts[0];
}

export function periodConditions(field: string | undefined, { from, to }: ReportRequest['period'] = {}): Filter[] {
  if (field === undefined) return [];
  return [
    ...(from === undefined ? [] : [{ field, op: 'gte', value: from } as const]),
    ...(to === undefined ? [] : [{ field, op: 'lte', value: to } as const]),
  ];
}

function keyConditions({ field, bucket }: GroupBy, key: unknown): Filter[] {
  if (key === null) return [{ field, op: 'empty' }];
  if (!bucket) return [{ field, op: 'eq', value: key }];
  return periodConditions(field, { from: String(key), to: lastDayOf(String(key), bucket) });
}
