import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Comment } from '../../../../metadata/api/comments.ts';
import type { Reaction } from '../../../../metadata/define/comment.ts';
import { api } from '../../base/api.ts';
import { tellChange } from '../../base/last-change.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import type { OpenRecord } from '../record/open-record.ts';

type Shown = { q: string; from: string | undefined };

/** What is said about a record, the latest first; with `from`, beginning at that comment. */
export function useComments({ object, record }: OpenRecord, { q, from }: Shown) {
  return useInfiniteQuery({
    queryKey: queryKeys.records(object.name, 'about', record.id, 'comments', q, from),
    queryFn: ({ pageParam, signal }) =>
      api.get(`/records/${object.name}/${record.id}/comments`, {
        query: { q: q || undefined, ...(pageParam === undefined ? { from } : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
}

export function useFollowing({ object, record }: OpenRecord) {
  return useQuery({
    queryKey: queryKeys.records(object.name, 'about', record.id, 'following'),
    queryFn: ({ signal }) => api.get(`/records/${object.name}/${record.id}/following`, { signal }),
  });
}

/** What is done about the comments of a record; all that shows them asks anew. */
export function useCommentActs({ object, record }: OpenRecord) {
  const t = useText();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: queryKeys.records(object.name, 'about', record.id) });
  const doThen = async (sent: Promise<unknown>) => {
    try {
      await sent;
      await refresh();
    } catch (error) {
      toast.problem(error);
    }
  };
  const tellNotTold = (people: readonly { name: string }[]) => {
    if (people.length > 0) toast.plain(t('comments.notTold', { names: people.map(({ name }) => name).join('、') }));
  };
  return {
    async send(said: { text: string; repliesTo?: string; files: string[] }, idempotencyKey: string) {
      const { notTold } = await api.post(`/records/${object.name}/${record.id}/comments`, said, { idempotencyKey });
      tellNotTold(notTold);
      await refresh();
    },
    async edit({ id }: Comment, text: string) {
      const { notTold } = await api.patch(`/comments/${id}`, { text });
      tellNotTold(notTold);
      await refresh();
    },
    async remove({ id }: Comment) {
      await doThen(api.delete(`/comments/${id}`));
      tellChange({ message: t('comments.deleted'), undo: () => doThen(api.post(`/comments/${id}/restore`)) });
    },
    react: ({ id }: Comment, reaction: Reaction, isOn: boolean) => {
      const path = `/comments/${id}/reactions/${encodeURIComponent(reaction)}` as const;
      return doThen(isOn ? api.put(path) : api.delete(path));
    },
    follow: (follows: boolean) => doThen(api.put(`/records/${object.name}/${record.id}/following`, { follows })),
  };
}
