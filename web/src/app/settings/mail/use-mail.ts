import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { MailState } from '../../../../../metadata/api/mail.ts';
import { api } from '../../../base/api.ts';
import type { BodyAt } from '../../../base/api-types.ts';
import { queryClient } from '../../../base/query-client.ts';
import { queryKeys } from '../../../base/query-keys.ts';
import { toast } from '../../../base/toast.ts';

const lookEvery = 5000;

export type MailServerInput = BodyAt<'PUT', '/mail-server'>;

export function useMailServer() {
  return useQuery({
    queryKey: queryKeys.settings('mail', 'server'),
    queryFn: ({ signal }) => api.get('/mail-server', { signal }),
    refetchInterval: lookEvery,
  });
}

export function useMails(state: MailState | undefined) {
  return useInfiniteQuery({
    queryKey: queryKeys.settings('mail', 'log', state),
    queryFn: ({ pageParam, signal }) => api.get('/mails', { query: { state, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    refetchInterval: lookEvery,
  });
}

/** Does it, has the page look again, and says what went wrong. Answers whether it went well. */
export async function change(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    toast.problem(error);
    return false;
  } finally {
    await queryClient.invalidateQueries({ queryKey: queryKeys.settings('mail') });
  }
}
