import type { Filter } from './query.ts';

/** Every path a filter looks at, each once; paths inside `some` are prefixed by the to-many field. */
export function filterPaths(filter: Filter | undefined): string[] {
  return filter ? [...new Set(pathsOf(filter))] : [];
}

function pathsOf(filter: Filter): string[] {
  if ('and' in filter) return filter.and.flatMap(pathsOf);
  if ('or' in filter) return filter.or.flatMap(pathsOf);
  if ('not' in filter) return pathsOf(filter.not);
  if ('some' in filter) return [filter.some, ...filterPaths(filter.filter).map((path) => `${filter.some}.${path}`)];
  return [filter.field];
}
