import type { Condition, Filter } from '../../../../metadata/query.ts';

/** A filter as people edit it: conditions and groups of them, all of which or any of which must fit. */
export type FilterGroup = { join: 'and' | 'or'; items: Filter[] };

/** Any filter as a group; a single condition is a group of one. */
export function toGroup(filter: Filter | undefined): FilterGroup {
  if (!filter) return { join: 'and', items: [] };
  if ('and' in filter) return { join: 'and', items: filter.and };
  if ('or' in filter) return { join: 'or', items: filter.or };
  return { join: 'and', items: [filter] };
}

/** The filter of a group; one without items filters nothing, where “any of none” would filter everything. */
export function fromGroup({ join, items }: FilterGroup): Filter {
  return join === 'or' && items.length > 0 ? { or: items } : { and: items };
}

export function isCondition(filter: Filter): filter is Condition {
  return 'field' in filter;
}

export function isGroup(filter: Filter): filter is { and: Filter[] } | { or: Filter[] } {
  return 'and' in filter || 'or' in filter;
}

/** The item at an index replaced, or taken away. */
export function changeItem(group: FilterGroup, index: number, item: Filter | undefined): FilterGroup {
  return { ...group, items: group.items.flatMap((old, at) => (at === index ? (item ?? []) : old)) };
}
