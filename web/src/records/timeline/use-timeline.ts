import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { api } from '../../base/api.ts';
import { queryKeys } from '../../base/query-keys.ts';

/** What happened to and around a record, newest first. */
export function useTimeline(object: ObjectModel, id: string) {
  return useInfiniteQuery({
    queryKey: queryKeys.records(object.name, 'about', id, 'timeline'),
    queryFn: ({ pageParam, signal }) =>
      api.get(`/records/${object.name}/${id}/timeline`, { query: { cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}
