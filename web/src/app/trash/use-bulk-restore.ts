import type { ObjectOutline } from '../../../../metadata/wire.ts';
import { api } from '../../base/api.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { askedOnce } from '../../base/records.ts';
import { toast } from '../../base/toast.ts';
import { useModel } from '../../base/use-model.ts';
import { useInlineLabel, useText } from '../../base/use-text.ts';

/** Restores many records at once and says what came back with them, and what could not come back and why. */
export function useBulkRestore(object: ObjectOutline): (ids: string[]) => Promise<void> {
  const t = useText();
  const inline = useInlineLabel();
  const { outlines } = useModel();
  return async (ids) => {
    const answer = await api.post(`/records/${object.name}/bulk`, { action: 'restore', ids }, askedOnce());
    if ('job' in answer) return toast.plain(t('list.bulkRunning'));
    const { done, failed, along = [] } = answer;
    const followers = along.flatMap(({ object: name, count }) => {
      const follower = outlines[name];
      return follower ? t('trash.followers', { count, objects: inline(follower.plural ?? follower.label) }) : [];
    });
    for (const name of [object.name, ...along.map((each) => each.object)])
      queryClient.invalidateQueries({ queryKey: queryKeys.records(name) });
    const parts = [
      t('trash.restoredMany', { count: done, objects: inline(object.plural ?? object.label) }),
      ...(followers.length > 0 ? [t('trash.along', { list: followers.join(t('trash.listSeparator')) })] : []),
      ...(failed.length > 0
        ? [t('trash.notRestored', { count: failed.length, reason: failed[0]?.problems[0]?.message ?? '' })]
        : []),
    ];
    if (done > 0) toast.success(parts.join(' '));
    else toast.plain(parts.slice(1).join(' '));
  };
}
