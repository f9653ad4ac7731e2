import { api } from '../../base/api.ts';
import { queryClient } from '../../base/query-client.ts';
import { text } from '../../base/text.ts';
import { toast } from '../../base/toast.ts';
import { wishesOf } from './wishes.ts';

/** Makes the revision before this one count again; refused where somebody has published since. */
export async function takeBack(revision: number): Promise<void> {
  const answer = await api.post(`/definitions/revisions/${revision}/take-back`, wishesOf());
  toast.success(text('job' in answer ? 'changeSets.underWay' : 'studio.takenBack'));
  await queryClient.invalidateQueries();
}

/** The way back that a toast offers. */
export function undoOf(revision: number) {
  return { label: text('action.undo'), run: () => void takeBack(revision).catch(toast.problem) };
}
