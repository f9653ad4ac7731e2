import { useSyncExternalStore } from 'react';

/** How often a lost server is asked whether it is back. */
const askMs = 3_000;

type State = { lost: boolean; waiting: number };

let state: State = { lost: false, waiting: 0 };
let lostAt = 0;
let asking: ReturnType<typeof setTimeout> | undefined;
const waiting = new Set<() => void>();
const listeners = new Set<() => void>();
const backListeners = new Set<() => void>();

/** No answer came from the server: from now on it is asked until one comes. */
export function reportLost(): void {
  lostAt = performance.now();
  if (!state.lost) change({ lost: true });
  askLater();
}

/** An answer came to what was asked then. What waited goes out, and who listens reads anew; an answer to what was asked before says nothing. */
export function reportBack(askedAt = performance.now()): void {
  if (!state.lost || askedAt < lostAt) return;
  clearTimeout(asking);
  change({ lost: false });
  sendWaiting();
  for (const listener of backListeners) listener();
}

/** Asks at once whether the server is there. */
export async function askServer(): Promise<void> {
  clearTimeout(asking);
  const isThere = await fetch('/health', { cache: 'no-store' }).then(
    (answer) => answer.ok,
    () => false,
  );
  if (isThere) reportBack();
  else reportLost();
}

/** Ends when it is worth to try again: once the server is back. Counted among what waits to be sent. */
export function waitForServer(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (settle: () => void) => () => {
      waiting.delete(goOn);
      signal?.removeEventListener('abort', giveUp);
      change({ waiting: waiting.size });
      settle();
    };
    const goOn = leave(resolve);
    const giveUp = leave(() => reject(signal?.reason));
    waiting.add(goOn);
    signal?.addEventListener('abort', giveUp);
    change({ waiting: waiting.size });
  });
}

export function isServerLost(): boolean {
  return state.lost;
}

/** Called when the server is back. Returns the function that stops listening. */
export function onServerBack(listener: () => void): () => void {
  backListeners.add(listener);
  return () => backListeners.delete(listener);
}

/** Is the server gone, and how many changes wait for it? */
export function useServerContact(): State {
  return useSyncExternalStore(subscribe, () => state);
}

function sendWaiting(): void {
  for (const goOn of [...waiting]) goOn();
}

function askLater(): void {
  clearTimeout(asking);
  asking = setTimeout(askServer, askMs);
}

function change(part: Partial<State>): void {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
