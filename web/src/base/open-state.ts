import { useSyncExternalStore } from 'react';

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
  return {
    show: () => set(true),
    hide: () => set(false),
    use: () => ({ open: useSyncExternalStore(subscribe, () => open) }),
  };
}
