import { useQuery } from '@tanstack/react-query';
import type { RunStatus } from '../../../../../metadata/api/runs.ts';
import { api } from '../../../base/api.ts';
import { paths } from '../../../base/paths.ts';
import { queryKeys } from '../../../base/query-keys.ts';

/** `/studio/runs/<run>/<step>` */
export function runAddress(...parts: string[]): string {
  return paths.studio('runs', ...parts);
}

/** Processes go on by themselves. */
const lookEvery = 5000;

/** One run, with all that its steps did. */
export function useRun(id: string | undefined) {
  return useQuery({
    queryKey: queryKeys.settings('automations', 'run', id),
    queryFn: ({ signal }) => api.get(`/runs/${id}`, { signal }),
    enabled: id !== undefined,
    refetchInterval: lookEvery,
    retry: false,
  });
}

/** Which runs are listed. */
export type RunFilter = { process: string | undefined; status: RunStatus | undefined };

/** The latest of them, newest first. */
export function useRuns({ process, status }: RunFilter) {
  return useQuery({
    queryKey: queryKeys.settings('automations', 'runs', process, status),
    queryFn: ({ signal }) => api.get('/runs', { signal, query: { process, status } }),
    refetchInterval: lookEvery,
  });
}
