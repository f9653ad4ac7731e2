import { useQueryClient } from '@tanstack/react-query';
import type { BulkResult } from '../../../../metadata/api/bulk.ts';
import type { JobSummary } from '../../../../metadata/api/jobs.ts';
import { api } from '../../base/api.ts';
import { waitForJob } from '../../base/job.ts';
import { tellChange } from '../../base/last-change.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { askedOnce, tellWarnings } from '../../base/records.ts';
import { toast } from '../../base/toast.ts';
import { useFormat } from '../../base/use-format.ts';
import { useText } from '../../base/use-text.ts';
import { takeBackMany } from '../model/take-back.ts';
import type { BulkTarget } from './bulk-target.ts';

export type BulkAction = { action: 'update'; values: Record<string, unknown> } | { action: 'delete' };

/** Changes many records at once; long changes go on in the background. What was done can be undone from the toast. */
export function useBulkChange(object: string) {
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: queryKeys.records(object) });
  return async (action: BulkAction, target: BulkTarget): Promise<void> => {
    const answer = await api.post(
      `/records/${object}/bulk`,
      { ...action, ...target },
      {
        ...askedOnce(),
        onHeaders: tellWarnings,
      },
    );
    const result = 'job' in answer ? await finishJob(answer.job) : readResult(answer);
    await refresh();
    const { done, failed, reason, undo } = result;
    const message = t(action.action === 'delete' ? 'list.bulkDeleted' : 'list.bulkChanged', {
      count: done,
      number: format.number(done),
    });
    const rest = failed > 0 ? ` ${t('list.bulkFailed', { count: failed, number: format.number(failed), reason })}` : '';
    if (undo) tellChange({ message: message + rest, undo: () => takeBackMany(undo) });
    else toast.success(message + rest);
  };

  async function finishJob(id: string): Promise<Outcome> {
    toast.plain(t('list.bulkRunning'));
    const { progress } = await waitForJob(id);
    const {
      refused = [],
      warned = [],
      ...outcome
    } = progress as Omit<Outcome, 'reason'> & Pick<JobSummary, 'refused' | 'warned'>;
    for (const { message } of warned.slice(0, mostWarnings)) toast.plain(message);
    return { ...outcome, reason: refused[0]?.message ?? '' };
  }
}

/** As many as a change at once tells; the tray has all of them. */
const mostWarnings = 3;

type Outcome = { done: number; failed: number; reason: string; undo?: string };

function readResult({ done, failed, undo }: BulkResult): Outcome {
  return { done, failed: failed.length, reason: failed[0]?.problems[0]?.message ?? '', undo };
}
