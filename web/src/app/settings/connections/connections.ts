import { useQuery } from '@tanstack/react-query';
import type { ConnectorModel } from '../../../../../metadata/api/connections.ts';
import type { ConnectionBody } from '../../../../../metadata/define/connection.ts';
import { api } from '../../../base/api.ts';
import { queryClient } from '../../../base/query-client.ts';
import { queryKeys } from '../../../base/query-keys.ts';

/** Calls come and go by themselves. */
const lookEvery = 5000;

export function useConnectors() {
  return useQuery({
    queryKey: queryKeys.settings('connectors'),
    queryFn: ({ signal }) => api.get('/connectors', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useConnections() {
  return useQuery({
    queryKey: queryKeys.settings('connections'),
    queryFn: ({ signal }) => api.get('/connections', { signal }),
    refetchInterval: lookEvery,
  });
}

export function useCalls(name: string) {
  return useQuery({
    queryKey: queryKeys.settings('connections', name, 'calls'),
    queryFn: ({ signal }) => api.get(`/connections/${name}/calls`, { signal }),
    refetchInterval: lookEvery,
  });
}

/** Connections and their calls are read again. */
export function refreshConnections(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: queryKeys.settings('connections') });
}

/** A connection as the screen edits it; only secrets that were typed are sent. */
export type ConnectionDraft = { body: ConnectionBody; secrets: Record<string, string> };

export function newDraft(connector: ConnectorModel): ConnectionDraft {
  return { body: { label: connector.label, connector: connector.name, settings: {}, sends: {} }, secrets: {} };
}
