import type { Filter, Path } from '@tenon/metadata';

/** Every path a filter reads, with the object it starts at: `inside(path)` tells what a to-many field leads to. */
export function filterPaths(
  filter: Filter | undefined,
  object: string,
  inside: (object: string, path: Path) => string | undefined,
): { object: string; path: Path }[] {
  if (!filter) return [];
  if ('and' in filter) return filter.and.flatMap((each) => filterPaths(each, object, inside));
  if ('or' in filter) return filter.or.flatMap((each) => filterPaths(each, object, inside));
  if ('not' in filter) return filterPaths(filter.not, object, inside);
  if (!('some' in filter)) return [{ object, path: filter.field }];
  const related = inside(object, filter.some);
  const nested = related === undefined ? [] : filterPaths(filter.filter, related, inside);
  return [{ object, path: filter.some }, ...nested];
}
