import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem.ts';

/** The one cache of server state. Live events keep it fresh, so data stays good until something says otherwise. */
export const queryClient = new QueryClient({
  defaultOptions: {
    // The server may be near though the internet is far: what cannot be reached says so by itself.
    queries: { staleTime: 60_000, refetchOnWindowFocus: false, retry: isWorthRetrying, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});

/** Only a lost connection or a busy server may answer differently next time. */
function isWorthRetrying(failures: number, error: Error): boolean {
  if (failures >= 2) return false;
  return !(error instanceof ApiProblem) || error.status === 0 || error.status === 503;
}
