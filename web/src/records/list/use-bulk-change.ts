import { useQueryClient } from '@tanstack/react-query';
import type { BulkResult } from '../../../../metadata/wire.ts';
import { api } from '../../base/api.ts';
import { waitForJob } from '../../base/job.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { undoChange } from '../../base/records.ts';
import { toast } from '../../base/toast.ts';
import { useFormat } from '../../base/use-format.ts';
import { useText } from '../../base/use-text.ts';
import type { BulkTarget } from './bulk-target.ts';

export type BulkAction = { action: 'update'; values: Record<string, unknown> } | { action: 'delete' };

/** Changes many records at once; long changes go on in the background. What was done can be undone from the toast. */
export function useBulkChange(object: string) {
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: queryKeys.records(object) });
  return async (action: BulkAction, target: BulkTarget): Promise<void> => {
    const answer = await api.post<BulkResult | { job: string }>(`/records/${object}/bulk`, { ...action, ...target });
    if ('job' in answer) {
      toast.plain(t('list.bulkRunning'));
      await waitForJob(answer.job);
      await refresh();
      toast.success(t('list.bulkFinished'));
      return;
    }
    await refresh();
    const { done, failed, undo } = answer;
    const takeBack = undo && { label: t('action.undo'), run: () => undoChange(undo).then(refresh, toast.problem) };
    const message = t(action.action === 'delete' ? 'list.bulkDeleted' : 'list.bulkChanged', {
      count: done,
      number: format.number(done),
    });
    const first = failed[0]?.problems[0]?.message;
    const rest =
      failed.length > 0
        ? ` ${t('list.bulkFailed', { count: failed.length, number: format.number(failed.length), reason: first ?? '' })}`
        : '';
    toast.success(message + rest, takeBack || undefined);
  };
}
