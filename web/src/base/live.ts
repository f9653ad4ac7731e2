import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Me } from '../../../metadata/api/me.ts';
import type { LiveEvent, Presence } from '../../../metadata/wire.ts';
import { pageId, tellPresence, tellStreamOpened } from './presence.ts';
import { queryKeys } from './query-keys.ts';
import { askServer, onServerBack, reportBack } from './server-contact.ts';

const gatherMs = 250;
/** A stream that was refused, because too many are open or a proxy is down, is asked for again after so long. */
const retryMs = 60_000;

/**
 * Keeps the cache fresh from the server's event stream. One connection per visible tab: a hidden one closes its own, because
 * browsers allow six per host, and catches up when it is seen again. While the server gives it none, it catches up whenever the
 * window is come back to. Returns the function that stops it.
 */
export function startLive(client: QueryClient): () => void {
  let source: EventSource | undefined;
  let missedEvents = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const stale = gather((keys) => {
    for (const queryKey of keys) client.invalidateQueries({ queryKey });
  });
  const changed = gather((whose) =>
    forgetAbout(
      client,
      whose.some(([by]) => by === client.getQueryData<Me>(queryKeys.me)?.user.id),
    ),
  );

  function open(): void {
    source = new EventSource(`/api/live?page=${pageId}`);
    source.onopen = () => {
      reportBack();
      tellStreamOpened();
      if (missedEvents) refresh();
    };
    source.onerror = () => {
      missedEvents = true;
      // A server that starts anew ends its streams; only one that gives no answer is gone.
      void askServer();
      // The browser itself comes back after a broken stream, but not after an answer that is none.
      if (source?.readyState === EventSource.CLOSED) tryAgainLater();
    };
    source.onmessage = (message) => {
      const event = JSON.parse(message.data) as LiveEvent;
      if (event.type === 'presence') tellPresence(event);
      else for (const key of staleKeys(event)) stale(key);
      if (event.type === 'records') changed([event.by]);
    };
  }

  function refresh(): void {
    missedEvents = false;
    client.invalidateQueries();
  }

  function tryAgainLater(): void {
    source = undefined;
    clearTimeout(retry);
    retry = setTimeout(followVisibility, retryMs);
  }

  function close(): void {
    clearTimeout(retry);
    source?.close();
    source = undefined;
    missedEvents = true;
  }

  function followVisibility(): void {
    if (document.hidden) close();
    else if (!source) open();
  }

  function catchUp(): void {
    if (!source) client.invalidateQueries();
  }

  const stopListening = onServerBack(() => {
    refresh();
    followVisibility();
  });
  followVisibility();
  document.addEventListener('visibilitychange', followVisibility);
  addEventListener('focus', catchUp);
  for (const change of ['offline', 'online']) addEventListener(change, askServer);
  return () => {
    stopListening();
    removeEventListener('focus', catchUp);
    for (const change of ['offline', 'online']) removeEventListener(change, askServer);
    document.removeEventListener('visibilitychange', followVisibility);
    close();
  };
}

/**
 * What a page tells of a record may be worked out from records of any object: the hours of a project from entries of time, on the page of an account. A
 * page that is come back to asks anew; one that is open does for what its reader changed, and else listens to what it lists.
 */
function forgetAbout(client: QueryClient, isOwn: boolean): void {
  const isAbout = ({ queryKey }: { queryKey: QueryKey }) => queryKey[2] === 'about';
  client.invalidateQueries({ predicate: isAbout, ...(!isOwn && { type: 'inactive', refetchType: 'none' }) });
}

function staleKeys(event: Exclude<LiveEvent, Presence>): QueryKey[] {
  if (event.type === 'records') return [queryKeys.records(event.object), queryKeys.figures()];
  if (event.type === 'metadata') return [queryKeys.model, queryKeys.me];
  if (event.type === 'notices') return [queryKeys.notices()];
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
