import { useQueryClient } from '@tanstack/react-query';
import type { ViewBody } from '../../../../metadata/define/view.ts';
import { api } from '../../base/api.ts';
import { queryKeys } from '../../base/query-keys.ts';

/** Keeps a view and answers its name; `name` overwrites one of the user's own. */
export function useViewSaving() {
  const client = useQueryClient();
  return async (body: ViewBody, { name, shared }: { name?: string; shared?: boolean }): Promise<string> => {
    const saved = name ? await api.patch(`/views/${name}`, { body, shared }) : await api.post('/views', { body, shared });
    await client.refetchQueries({ queryKey: queryKeys.model });
    return saved.name;
  };
}

export function useViewRemoval() {
  const client = useQueryClient();
  return async (name: string): Promise<void> => {
    await api.delete(`/views/${name}`);
    await client.refetchQueries({ queryKey: queryKeys.model });
  };
}

/** Leaves a view that somebody shares to them alone. */
export function useViewUnsharing() {
  const client = useQueryClient();
  return async (name: string): Promise<void> => {
    await api.patch(`/views/${name}`, { shared: false });
    await client.refetchQueries({ queryKey: queryKeys.model });
  };
}
