import type { FilterShape } from './parse/query-shape.ts';

/** Which records of an object: every one, none, or those that satisfy a filter. */
export type RecordFilter = 'all' | 'none' | FilterShape;

/** Records that satisfy at least one of the filters. */
export function anyOf(filters: readonly RecordFilter[]): RecordFilter {
  if (filters.includes('all')) return 'all';
  return combine('or', filters, 'none');
}

/** Records that satisfy all of the filters. */
export function allOf(filters: readonly RecordFilter[]): RecordFilter {
  if (filters.includes('none')) return 'none';
  return combine('and', filters, 'all');
}

/**
 * As `anyOf`, of filters that no record satisfies two of. A statement may then take each by an index of its own, which the planner does not
 * find through an `or`.
 */
export function oneOf(filters: readonly RecordFilter[]): RecordFilter {
  const either = anyOf(filters);
  return typeof either !== 'string' && either.kind === 'or' ? { ...either, disjoint: true } : either;
}

/** The filters of which a record satisfies one at most; the filter itself where it is not made of such. */
export function disjointParts(filter: RecordFilter): readonly RecordFilter[] {
  return typeof filter !== 'string' && filter.kind === 'or' && filter.disjoint ? filter.items : [filter];
}

/** What no record may satisfy, where a filter says nothing else. */
export function exceptionsOf(filter: RecordFilter): readonly FilterShape[] | undefined {
  if (typeof filter === 'string') return undefined;
  const items = filter.kind === 'and' ? filter.items : [filter];
  const exceptions = items.flatMap((item) => (item.kind === 'not' ? [item.item] : []));
  return exceptions.length > 0 && exceptions.length === items.length ? exceptions : undefined;
}

function combine(kind: 'and' | 'or', filters: readonly RecordFilter[], ofNothing: 'all' | 'none'): RecordFilter {
  const items = filters.filter((filter): filter is FilterShape => typeof filter !== 'string');
  if (items.length <= 1) return items[0] ?? ofNothing;
  return { kind, items };
}
