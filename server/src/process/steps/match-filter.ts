import type { Filter } from '@tenon/metadata';

/** Records whose fields are equal to values, and that satisfy a condition as well. */
export function matchFilter({ match = {}, filter }: { match?: Record<string, unknown>; filter?: Filter | undefined }): Filter {
  const equal = Object.entries(match).map(([field, value]): Filter => {
    return value === null ? { field, op: 'empty' } : { field, op: 'eq', value };
  });
  return { and: [...equal, ...(filter ? [filter] : [])] };
}
