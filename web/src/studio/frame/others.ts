import { useEffect, useSyncExternalStore } from 'react';
import type { Presence } from '../../../../metadata/wire.ts';
import { api } from '../../base/api.ts';
import { onPresence, pageId } from '../../base/presence.ts';

/** A colleague's page in the studio. */
export type Other = { page: string; person: Presence['person']; place: string; heardAt: number };

/** Whoever goes without a word, as when a server dies, is forgotten after a while. */
const tellEvery = 120_000;
const forgetAfter = 300_000;

let others: readonly Other[] = [];
let place: string | null = null;
const listeners = new Set<() => void>();

/** Other people's pages in the studio, and where each is. */
export function useOthers(): readonly Other[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => others,
  );
}

/** Tells the others where this page is, as long as it is in the studio; hears where they are. */
export function TellPlace({ at }: { at: string }): null {
  useEffect(() => {
    // What one walks past with the arrows is not told.
    const timer = setTimeout(() => tell(at), 300);
    return () => clearTimeout(timer);
  }, [at]);
  useEffect(() => {
    const stop = onPresence({ presence: hear, opened: () => tell(place) });
    const again = setInterval(() => {
      tell(place);
      keep(others.filter(({ heardAt }) => Date.now() - heardAt < forgetAfter));
    }, tellEvery);
    return () => {
      stop();
      clearInterval(again);
      tell(null);
      keep([]);
    };
  }, []);
  return null;
}

function hear({ page, person, place: there }: Presence): void {
  const before = others.find((each) => each.page === page);
  const rest = others.filter((each) => each !== before);
  keep(there === null ? rest : [...rest, { page, person, place: there, heardAt: Date.now() }]);
  // Whoever has just come does not know yet who is here.
  if (there !== null && !before) tell(place);
}

function tell(at: string | null): void {
  const isNews = at !== null || place !== null;
  place = at;
  if (isNews) void api.post('/studio/presence', { page: pageId, place: at }).catch(() => undefined);
}

function keep(next: readonly Other[]): void {
  others = next;
  for (const listener of listeners) listener();
}
