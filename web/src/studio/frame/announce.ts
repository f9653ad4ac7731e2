import { useSyncExternalStore } from 'react';

let said = '';
const listeners = new Set<() => void>();

/** Has screen readers say what was done where nothing on the screen gets the focus: where something was moved to, what was undone. */
export function announce(message: string): void {
  // Said twice in a row, it is read twice.
  said = message === said ? `${message} ` : message;
  for (const listener of listeners) listener();
}

export function useAnnouncement(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
  );
}
