import { useSyncExternalStore } from 'react';
import { keepKeys } from './kept-keys.ts';

/** Something of which there is one and which is open or not, from anywhere. Make it once per thing, beside the thing. */
export function makeOpenState() {
  let open = false;
  const listeners = new Set<() => void>();
  const set = (next: boolean) => {
    open = next;
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const hide = () => set(false);
  return {
    show: () => {
      if (!open) keepKeys(hide);
      set(true);
    },
    hide,
    use: () => ({ open: useSyncExternalStore(subscribe, () => open) }),
  };
}
