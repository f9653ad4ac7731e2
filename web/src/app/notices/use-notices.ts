import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import type { NoticeGroup } from '../../../../metadata/define/notice-kinds.ts';
import { api } from '../../base/api.ts';
import { queryKeys } from '../../base/query-keys.ts';

export type ShownNotices = { group: NoticeGroup | undefined; unread: boolean };

export function useNotices({ group, unread }: ShownNotices) {
  return useInfiniteQuery({
    queryKey: queryKeys.notices('list', group, unread),
    queryFn: ({ pageParam, signal }) =>
      api.get('/notices', { query: { group, unread: unread ? 'true' : undefined, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
}

/** Marks some as read, those of a group, or all. The server's hint has every screen ask anew. */
export function useMarkRead() {
  return useMutation({
    mutationFn: (which: { ids?: string[]; group?: NoticeGroup }) => api.post('/notices/read', which),
    onSettled: (_done, _error, _which, _result, { client }) => client.invalidateQueries({ queryKey: queryKeys.notices() }),
  });
}
