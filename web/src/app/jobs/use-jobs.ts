import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { JobSummary } from '../../../../metadata/api/jobs.ts';
import { api } from '../../base/api.ts';
import { queryKeys } from '../../base/query-keys.ts';

/** The server tells of changes; asking is for when a hint was lost. */
const pollMs = 5_000;
const none: JobSummary[] = [];
const seenKey = 'tenon.jobsSeen';

/** The user's background work of late: what is under way, and what has ended since the user last looked. */
export function useJobs() {
  const {
    data: jobs = none,
    error,
    refetch,
  } = useQuery({
    queryKey: queryKeys.jobs,
    queryFn: async ({ signal }) => (await api.get('/jobs', { signal })).jobs,
    refetchInterval: ({ state }) => (state.data?.some(isActive) ? pollMs : false),
  });
  const seenAt = useSyncExternalStore(onSeen, () => localStorage.getItem(seenKey) ?? '');
  return {
    jobs,
    error,
    refetch,
    active: jobs.filter(isActive),
    hasNews: jobs.some(({ endedAt }) => endedAt !== undefined && endedAt > seenAt),
  };
}

export function isActive({ status }: JobSummary): boolean {
  return status === 'queued' || status === 'running';
}

/** From 0 to 1; undefined while nothing is known of how much there is to do. */
export function shareDone({ done, failed, total }: JobSummary): number | undefined {
  return total ? (done + failed) / total : undefined;
}

const listeners = new Set<() => void>();

/** Remembers that everything that has ended so far was looked at. */
export function rememberSeen(jobs: JobSummary[]): void {
  const latest = jobs.reduce((last, { endedAt = '' }) => (endedAt > last ? endedAt : last), localStorage.getItem(seenKey) ?? '');
  localStorage.setItem(seenKey, latest);
  for (const listener of listeners) listener();
}

function onSeen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
