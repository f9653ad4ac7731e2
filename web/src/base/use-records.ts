import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { WireRecord } from '../../../metadata/wire.ts';
import { queryKeys } from './query-keys.ts';
import { queryRecords, type RecordChange, type RecordQuery, readRecord, updateRecord } from './records.ts';

/** Pages of an object's records, more with `fetchNextPage`; the previous answer stays while a changed query loads. */
export function useRecordPages(object: string, query: RecordQuery, options: { enabled?: boolean } = {}) {
  return useInfiniteQuery({
    queryKey: queryKeys.records(object, 'pages', query),
    queryFn: ({ pageParam, signal }) => queryRecords(object, { ...query, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    ...options,
  });
}

/** One page, for short lists: `useRecords('task', { filter, limit: 5 })`. */
export function useRecords(object: string, query: RecordQuery, options: { enabled?: boolean } = {}) {
  return useQuery({
    queryKey: queryKeys.records(object, 'page', query),
    queryFn: ({ signal }) => queryRecords(object, query, signal),
    placeholderData: keepPreviousData,
    ...options,
  });
}

export function useRecord(object: string, id: string, select?: string[], options: { enabled?: boolean } = {}) {
  return useQuery({
    queryKey: queryKeys.record(object, id, select ?? []),
    queryFn: ({ signal }) => readRecord(object, id, select, signal),
    ...options,
  });
}

/** Shows the change at once in every cached copy of the record and takes it back when the server refuses. */
export function useUpdateRecord(object: string) {
  const client = useQueryClient();
  const queryKey = queryKeys.record(object, '').slice(0, 3);
  return useMutation({
    mutationFn: (change: RecordChange) => updateRecord(object, change),
    onMutate: async ({ id, values }) => {
      await client.cancelQueries({ queryKey: [...queryKey, id] });
      const before = client.getQueriesData<WireRecord>({ queryKey: [...queryKey, id] });
      client.setQueriesData<WireRecord>({ queryKey: [...queryKey, id] }, (record) => record && { ...record, ...values });
      return before;
    },
    onError: (_error, _change, before) => {
      for (const [key, record] of before ?? []) client.setQueryData(key, record);
    },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.records(object) }),
  });
}
