import { useSyncExternalStore } from 'react';

/** A wish for a new record: `values` are filled in beforehand, `onCreated` hears of the record (default: a toast that opens it). */
export type QuickCreateRequest = {
  object: string;
  values?: Record<string, unknown>;
  onCreated?: (record: { id: string }) => void;
};

let request: QuickCreateRequest | undefined;
const listeners = new Set<() => void>();

/** Opens the quick-create form from anywhere: a key, the palette, a related list, the phone's plus. */
export function openQuickCreate(next: QuickCreateRequest): void {
  change(next);
}

export function closeQuickCreate(): void {
  change(undefined);
}

/** The open wish, for the form that stands once in the shell. */
export function useQuickCreateRequest(): QuickCreateRequest | undefined {
  return useSyncExternalStore(subscribe, () => request);
}

function change(next: QuickCreateRequest | undefined): void {
  request = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
