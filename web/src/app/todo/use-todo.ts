import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ApprovalCard } from '../../../../metadata/api/approvals.ts';
import { api } from '../../base/api.ts';
import type { BodyAt } from '../../base/api-types.ts';
import { tellChange } from '../../base/last-change.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { actText } from '../../records/approvals/act-text.ts';

export type TodoLists = 'open' | 'started' | 'copied' | 'done';
/** What somebody does on a task. */
export type TaskAct = BodyAt<'POST', `/tasks/${string}/acts`>;

/** The same, or a comment on the approval as a whole, which decides nothing. */
export type CardAct = TaskAct | { act: 'comment'; comment: string };

/** Others decide meanwhile: what is shown is asked for again after so long. */
const lookEvery = 10_000;

/** All that is read of what waits for somebody. */
export const todoKey = ['todo'] as const;

export function useTodo(list: TodoLists) {
  return useInfiniteQuery({
    queryKey: [...todoKey, 'list', list],
    queryFn: ({ pageParam, signal }) => api.get('/todo', { query: { list, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    refetchInterval: lookEvery,
  });
}

export function useTodoCounts() {
  return useQuery({
    queryKey: [...todoKey, 'counts'],
    queryFn: ({ signal }) => api.get('/todo/counts', { signal }),
    refetchInterval: lookEvery,
  });
}

export function useTask(id: string) {
  return useQuery({
    queryKey: [...todoKey, 'task', id],
    queryFn: ({ signal }) => api.get(`/tasks/${id}`, { signal }),
    refetchInterval: lookEvery,
  });
}

/** Notes that an approval has been looked at, for whoever may only look. */
export function useReadCopy(card: ApprovalCard | undefined): void {
  const client = useQueryClient();
  const approval = card && card.seat === null && card.can.length === 0 ? card.approval.id : undefined;
  useEffect(() => {
    if (approval)
      api.post(`/approvals/${approval}/read`).then(
        () => client.invalidateQueries({ queryKey: [...todoKey, 'counts'] }),
        () => {},
      );
  }, [approval, client]);
}

/** Does something on a task. A decision is told with the way back; who comes late is told who was there before. */
export function useAct({ task, approval }: Pick<ApprovalCard, 'task' | 'approval'>) {
  const t = useText();
  const client = useQueryClient();
  const title = approval.record.title ?? '';
  const send = async (act: TaskAct) => {
    const done = await api.post(`/tasks/${task.id}/acts`, act, { idempotencyKey: crypto.randomUUID() });
    await client.invalidateQueries({ queryKey: todoKey });
    return done;
  };
  return async (act: CardAct) => {
    if (act.act === 'comment') {
      await api.post(`/approvals/${approval.id}/acts`, act, { idempotencyKey: crypto.randomUUID() });
      await client.invalidateQueries({ queryKey: todoKey });
      return;
    }
    const { late } = await send(act);
    if (late) toast.plain(t('todo.late', { name: late.by?.name ?? t('todo.system'), act: t(actText(late.act)) }));
    else if (act.act === 'approve' || act.act === 'reject')
      tellChange({
        message: t(act.act === 'approve' ? 'todo.approved' : 'todo.rejected', { title }),
        undo: () => send({ act: 'takeBack' }).catch(toast.problem),
      });
    else toast.success(t('todo.didAct', { act: t(actText(act.act)), title }));
  };
}
