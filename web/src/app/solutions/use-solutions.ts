import { useQuery } from '@tanstack/react-query';
import { api } from '../../base/api.ts';
import type { AnswerAt } from '../../base/api-types.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { toast } from '../../base/toast.ts';
import { useSystemRight } from '../../base/use-me.ts';

export type InstalledSolution = AnswerAt<'GET', '/solutions'>[number];
type Notice = NonNullable<InstalledSolution['notice']>;

/** A place at which a newer version and the workspace want something different; the workspace's stays. */
export type UpgradeConflict = NonNullable<Notice['conflicts']>[number];

const key = queryKeys.settings('solutions');

/** Installed solutions, for whoever designs the workspace; undefined for everybody else. */
export function useSolutions(): InstalledSolution[] | undefined {
  const enabled = useSystemRight('manageMetadata');
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get('/solutions', { signal }),
    enabled,
  });
  return data;
}

/** Drafts what the new version ships at that place, in a set of its own that waits to be published; answers its id. */
export async function draftShipped({ kind, name, at }: UpgradeConflict, title: string): Promise<string> {
  const { id } = await api.post('/change-sets', { name: title.slice(0, 100) });
  await api.post(`/change-sets/${id}/reset`, { kind, name, ...(at?.length && { path: at }) });
  await queryClient.invalidateQueries({ queryKey: queryKeys.settings('change-sets') });
  return id;
}

/** Takes the notice away for every administrator. */
export async function dismissNotice({ name }: InstalledSolution): Promise<void> {
  try {
    await api.delete(`/solutions/${name}/notice`);
    await queryClient.invalidateQueries({ queryKey: key });
  } catch (error) {
    toast.problem(error);
  }
}
