import { useSyncExternalStore } from 'react';

const key = 'tenon.checklist';
const listeners = new Set<() => void>();

/** `untilDone` unless the user sent the list of first steps away, or asked for it again. */
export type ChecklistWish = 'untilDone' | 'hidden' | 'shown';

export function useChecklistWish(): ChecklistWish {
  return useSyncExternalStore(subscribe, () => (localStorage.getItem(key) as ChecklistWish | null) ?? 'untilDone');
}

export function wishChecklist(wish: ChecklistWish): void {
  localStorage.setItem(key, wish);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
