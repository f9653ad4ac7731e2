import { api } from '../../base/api.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';

/** What automations are still to do, and could not do. */
export const automationsKey = queryKeys.settings('automations');

type Which = ({ ids: string[] } | { process: string | null }) & { version?: 'new' | 'old' };

/** Has runs that did not go through go on, or sets them aside. */
export function useSettle() {
  const t = useText();
  return async (which: Which, as: 'again' | 'aside') => {
    try {
      const { count } = await api.post(`/automations/${as}`, which);
      toast.success(t(as === 'again' ? 'automations.doneAgain' : 'automations.doneAside', { count }));
    } catch (error) {
      toast.problem(error);
    }
    await queryClient.invalidateQueries({ queryKey: automationsKey });
  };
}
