import { useSyncExternalStore } from 'react';
import { keepKeys } from './kept-keys.ts';

let shown: string | undefined;
const listeners = new Set<() => void>();

/** Shows what a button pressed for many records came to for each, by the id of its job. It stands once in the shell. */
export function openPressReport(job: string): void {
  keepKeys(closePressReport);
  change(job);
}

export function closePressReport(): void {
  change(undefined);
}

/** The job whose answers are looked at. */
export function usePressReport(): string | undefined {
  return useSyncExternalStore(subscribe, () => shown);
}

function change(next: string | undefined): void {
  shown = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
