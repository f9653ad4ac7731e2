import { useState } from 'react';
import type { ObjectBody } from '../../../../metadata/define/object.ts';
import type { Label } from '../../../../metadata/label.ts';
import { api } from '../../base/api.ts';
import { ApiProblem } from '../../base/api-problem.ts';
import type { AnswerAt } from '../../base/api-types.ts';
import { waitForJob } from '../../base/job.ts';
import { paths } from '../../base/paths.ts';
import { queryClient } from '../../base/query-client.ts';
import { toast } from '../../base/toast.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { useGo } from '../../ui/use-go.ts';
import { forgetKept } from '../store/kept.ts';
import { useStudio } from '../store/studio-provider.tsx';
import { rememberPublish } from './undo-publish.tsx';
import { type Wishes, wishesOf } from './wishes.ts';

type OpenSet = AnswerAt<'GET', `/change-sets/${string}`>;

/** Publishes a set as it was seen, big tables first. `isLast`: nothing follows by itself, so it says where to go on. */
export function usePublish(set: OpenSet, { isLast, onDone }: { isLast: boolean; onDone: () => void }) {
  const t = useText();
  const label = useLabel();
  const made = useNewList(set);
  const { reload } = useStudio();
  const [isBusy, setBusy] = useState(false);
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const publish = async (summary: string, wishes: Wishes) => {
    setBusy(true);
    try {
      const answer = await api.post(`/change-sets/${set.id}/publish`, { summary, version: set.version, ...wishesOf(wishes) });
      const revision = 'job' in answer ? await revisionOf(answer.job, setProgress) : answer.revision;
      forgetKept(set.id);
      rememberPublish(revision);
      toast.success(
        t('studio.published', { revision }),
        isLast && made ? { label: t('studio.openNew', { object: label(made.label) }), run: made.open } : undefined,
      );
      await reload();
      onDone();
      // The set is gone, and so is its review.
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== 'review' });
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'draftChanged') toast.plain(t('studio.reviewAgain'));
      else toast.problem(error);
      await queryClient.invalidateQueries({ queryKey: ['studio', 'review'] });
    }
    setBusy(false);
  };
  return { publish, progress, isBusy };
}

async function revisionOf(job: string, onProgress: (progress: { done: number; total: number }) => void): Promise<number> {
  const ended = await waitForJob(job, ({ done, total }) => onProgress({ done: Number(done ?? 0), total: Number(total ?? 0) }));
  return Number(ended.progress.revision);
}

/** The list of an object that this publish makes, where it makes one. */
function useNewList({ definitions }: OpenSet): { label: Label; open: () => void } | undefined {
  const go = useGo();
  const made = definitions.filter(({ kind, base, body }) => kind === 'object' && base === null && body !== null);
  const [only] = made;
  if (!only || made.length > 1) return undefined;
  return { label: (only.body as ObjectBody).label, open: () => void go(paths.list(only.name)) };
}
