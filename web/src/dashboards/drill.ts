import type { ReportRequest } from '../../../metadata/api/reports.ts';
import { lastDayOf } from '../../../metadata/calendar.ts';
import type { ReportBody, ReportMeasure } from '../../../metadata/define/report.ts';
import type { Filter, GroupBy, RangeKey } from '../../../metadata/query.ts';
import type { Model } from '../../../metadata/wire.ts';
import type { ListSearch } from '../base/paths.ts';
import { relatedObject } from '../fields/find-field.ts';

/** What of a report is looked at: a measure, a row of groups or a total over some, or neither for all of it. */
export type DrillTarget = {
  measure?: ReportMeasure;
  groups?: GroupBy[];
  keys?: unknown[];
  /** Positions of the groups that the row is the total over. */
  totals?: number[];
  /** The keys of all rows: what others are not. */
  known?: unknown[][];
};

/** The records behind a figure: of which object, and which of them. */
export type RecordsBehind = { object: string; filter: Filter | undefined };

/** Undefined where no list shows just them: records that may belong to several objects are not found by what these are like. */
export function recordsBehind(
  model: Pick<Model, 'objects'>,
  report: ReportBody,
  request: ReportRequest,
  target: DrillTarget = {},
): RecordsBehind | undefined {
  const { object } = report.query;
  const measure = countedMeasure(report, target.measure);
  if (!measure || !('aggregate' in measure) || measure.of === undefined)
    return { object, filter: drillFilter(report, request, target) };
  const many = model.objects[object]?.fields[measure.of];
  const related = many && 'via' in many ? many : undefined;
  const via = related && model.objects[related.to as string]?.fields[related.via as string];
  if (!related || !via || relatedObject(via) === undefined) return undefined;
  const { period, group = [] } =
    report.query.type === 'summary' ? { ...report.query, period: report.period } : { period: undefined };
  const dated = (filter: Filter | undefined) =>
    filter && withPaths(filter, (path) => (path === period && measure.date ? measure.date : `${related.via}.${path}`));
  const home = drillFilter(report, request, { ...target, measure: undefined, groups: target.groups ?? group });
  return { object: related.to as string, filter: joined([dated(home), measure.filter]) };
}

/** A calculation is about the records of its measure. */
function countedMeasure({ query }: ReportBody, measure: ReportMeasure | undefined): ReportMeasure | undefined {
  if (!measure || !('calculation' in measure) || query.type !== 'summary') return measure;
  return query.measures.find(({ name }) => name === measure.measure);
}

function withPaths(filter: Filter, change: (path: string) => string): Filter {
  const each = (filters: Filter[]) => filters.map((one) => withPaths(one, change));
  if ('and' in filter) return { and: each(filter.and) };
  if ('or' in filter) return { or: each(filter.or) };
  if ('not' in filter) return { not: withPaths(filter.not, change) };
  return 'some' in filter ? { ...filter, some: change(filter.some) } : { ...filter, field: change(filter.field) };
}

/** The filter of the records behind a figure, the same one the server counted with. */
export function drillFilter(report: ReportBody, request: ReportRequest, target: DrillTarget = {}): Filter | undefined {
  const { measure, groups = [], keys = [], totals = [], known = [] } = target;
  return joined([
    report.query.filter,
    request.filter,
    ...periodConditions(report.period, request.period),
    request.person ? { field: report.person ?? 'owner', op: 'eq', value: request.person } : undefined,
    measureFilter(report, countedMeasure(report, measure)),
    ...keys.flatMap((key, index) => {
      const group = groups[index];
      if (!group || totals.includes(index)) return [];
      return isOthers(key)
        ? notAmong(
            group,
            known.map((row) => row[index]),
          )
        : keyConditions(group, key);
    }),
  ]);
}

/** Whether a key stands for all groups that are not among the first. */
export function isOthers(key: unknown): boolean {
  return typeof key === 'object' && key !== null && 'others' in key;
}

function notAmong(group: GroupBy, keys: readonly unknown[]): Filter[] {
  const shown = [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()].filter((key) => !isOthers(key));
  return [{ not: { or: shown.map((key) => joined(keyConditions(group, key)) as Filter) } }];
}

/** A figure worked out of others is about the records of any of them. */
function measureFilter({ query }: ReportBody, measure: ReportMeasure | undefined): Filter | undefined {
  if (!measure || !('expression' in measure)) return measure && 'filter' in measure ? measure.filter : undefined;
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

function keyConditions({ field, bucket, ranges }: GroupBy, key: unknown): Filter[] {
  if (key === null) return [{ field, op: 'empty' }];
  if (ranges) {
    const { from, to } = key as RangeKey;
    return [
      ...(from === null ? [] : [{ field, op: 'gte', value: from } as const]),
      ...(to === null ? [] : [{ field, op: 'lt', value: to } as const]),
    ];
  }
  if (!bucket) return [{ field, op: 'eq', value: key }];
  return periodConditions(field, { from: String(key), to: lastDayOf(String(key), bucket) });
}
