import { useQuery } from '@tanstack/react-query';
import { api } from '../../base/api.ts';
import type { AnswerAt } from '../../base/api-types.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { text } from '../../base/text.ts';
import { toast } from '../../base/toast.ts';
import { takeBack } from '../../studio/changes/take-back.ts';

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

/** The way back that a toast offers. */
export function undoOf(revision: number) {
  return { label: text('action.undo'), run: () => void takeBack(revision).catch(toast.problem) };
}

/** A file as the server takes it. */
export async function readZip(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
