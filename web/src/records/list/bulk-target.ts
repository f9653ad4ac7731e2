import type { Filter } from '../../../../metadata/query.ts';
import type { Selection } from './selection.ts';
import type { List } from './use-list.ts';

/** Which records a bulk action is for: the ticked ones, or all that the view finds. */
export type BulkTarget = { ids: string[] } | { filter?: Filter; search?: string };

export function bulkTarget({ ids, all }: Selection, { query }: List): BulkTarget {
  return all ? { filter: query.filter ?? { and: [] }, search: query.search } : { ids: [...ids] };
}
