import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Page } from '../../../../metadata/wire.ts';
import { queryKeys } from '../../base/query-keys.ts';

export type Neighbours = { previous?: string; next?: string; place: number; of: number };

/** Who stands before and after a record in the list it was opened from: the longest one still in the cache. */
export function findNeighbours(client: QueryClient, object: string, id: string): Neighbours | undefined {
  const lists = client
    .getQueriesData<InfiniteData<Page>>({ queryKey: queryKeys.records(object, 'pages') })
    .map(([, data]) => data?.pages.flatMap(({ records }) => records.map((record) => record.id)) ?? []);
  return neighboursIn(lists, id);
}

export function neighboursIn(lists: string[][], id: string): Neighbours | undefined {
  const list = lists.filter((ids) => ids.includes(id)).sort((a, b) => b.length - a.length)[0];
  if (!list || list.length < 2) return undefined;
  const index = list.indexOf(id);
  return { previous: list[index - 1], next: list[index + 1], place: index + 1, of: list.length };
}
