import { useQuery } from '@tanstack/react-query';
import { api } from '../../base/api.ts';
import type { AnswerAt } from '../../base/api-types.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';

export type AppLine = AnswerAt<'GET', '/apps'>[number];

/** Every app of the workspace, those that are off as well. */
export function useApps(): readonly AppLine[] | undefined {
  const { data } = useQuery({ queryKey: queryKeys.settings('apps'), queryFn: ({ signal }) => api.get('/apps', { signal }) });
  return data;
}

/** Off: its objects are gone from menu, search and API; their records are kept. */
export async function switchApp({ name }: AppLine, on: boolean): Promise<void> {
  await api.post(`/apps/${name}/switch`, { on });
  await queryClient.invalidateQueries();
}

/** Answers the revision that counts without it. */
export async function uninstall(solution: string, data: 'keep' | 'delete'): Promise<number> {
  const { revision } = await api.post(`/solutions/${solution}/uninstall`, { data });
  await queryClient.invalidateQueries();
  return revision;
}
