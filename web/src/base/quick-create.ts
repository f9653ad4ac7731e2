import { useSyncExternalStore } from 'react';
import { keepKeys } from './kept-keys.ts';

/** A wish for a new record: `values` are filled in beforehand, `onCreated` hears of the record (default: a toast that opens it). */
export type QuickCreateRequest = {
  object: string;
  values?: Record<string, unknown>;
  /** The record that is changed, instead of a new one: what is filled in is laid over what it holds. */
  edits?: { id: string; version: number };
  /** What was filled in before in a form that was left. */
  draft?: Record<string, unknown>;
  onCreated?: (record: { id: string; title: string }) => void;
};

/** The last one lies on top: a form may ask for a record that it needs. */
let requests: QuickCreateRequest[] = [];
const listeners = new Set<() => void>();

/** Opens the quick-create form from anywhere: a key, the palette, a related list, the phone's plus. */
export function openQuickCreate(next: QuickCreateRequest): void {
  keepKeys(closeQuickCreate);
  change([...requests, next]);
}

/** Closes the form on top. */
export function closeQuickCreate(): void {
  change(requests.slice(0, -1));
}

/** The open wishes, for the forms that stand once in the shell. */
export function useQuickCreateRequests(): QuickCreateRequest[] {
  return useSyncExternalStore(subscribe, () => requests);
}

function change(next: QuickCreateRequest[]): void {
  requests = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
