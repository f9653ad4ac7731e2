import { useQuery } from '@tanstack/react-query';
import { api } from '../../base/api.ts';
import { queryKeys } from '../../base/query-keys.ts';

/** How much the user has not read; the live stream says when it is to be asked again. */
export function useUnread(): number {
  const { data } = useQuery({
    queryKey: queryKeys.notices('counts'),
    queryFn: ({ signal }) => api.get('/notices/counts', { signal }),
  });
  return data?.unread ?? 0;
}
