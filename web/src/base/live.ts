import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { LiveEvent } from '../../../metadata/wire.ts';
import { queryKeys } from './query-keys.ts';

const gatherMs = 250;

/**
 * Keeps the cache fresh from the server's event stream. One connection per visible tab: a hidden one closes its own, because
 * browsers allow six per host, and catches up when it is seen again. Returns the function that stops it.
 */
export function startLive(client: QueryClient): () => void {
  let source: EventSource | undefined;
  let missedEvents = false;
  const stale = gather((keys) => {
    for (const queryKey of keys) client.invalidateQueries({ queryKey });
  });

  function open(): void {
    source = new EventSource('/api/live');
    source.onopen = () => {
      if (missedEvents) client.invalidateQueries();
      missedEvents = false;
    };
    source.onerror = () => {
      missedEvents = true;
    };
    source.onmessage = (message) => {
      for (const key of staleKeys(JSON.parse(message.data) as LiveEvent)) stale(key);
    };
  }

  function close(): void {
    source?.close();
    source = undefined;
    missedEvents = true;
  }

  function followVisibility(): void {
    if (document.hidden) close();
    else if (!source) open();
  }

  followVisibility();
  document.addEventListener('visibilitychange', followVisibility);
  return () => {
    document.removeEventListener('visibilitychange', followVisibility);
    close();
  };
}

function staleKeys(event: LiveEvent): QueryKey[] {
  if (event.type === 'records') return [queryKeys.records(event.object), queryKeys.figures()];
  if (event.type === 'metadata') return [queryKeys.model, queryKeys.me];
  return [['job', event.id], queryKeys.jobs];
}

/** Collects keys for a moment, so that an import of thousands asks once. */
function gather(flush: (keys: QueryKey[]) => void): (key: QueryKey) => void {
  const waiting = new Map<string, QueryKey>();
  return (key) => {
    if (waiting.size === 0) {
      setTimeout(() => {
        const keys = [...waiting.values()];
        waiting.clear();
        flush(keys);
      }, gatherMs);
    }
    waiting.set(JSON.stringify(key), key);
  };
}
