import type { Filter } from '@tenon/metadata';
import { idOfRecord } from './record-of.ts';

/** Records whose fields are equal to values, and that satisfy a condition as well. */
export function matchFilter({ match = {}, filter }: { match?: Record<string, unknown>; filter?: Filter | undefined }): Filter {
  const equal = Object.entries(match).map(([field, value]): Filter => {
    const wanted = idOfRecord(value) ?? value;
    return wanted === null ? { field, op: 'empty' } : { field, op: 'eq', value: wanted };
  });
  return { and: [...equal, ...(filter ? [filter] : [])] };
}
