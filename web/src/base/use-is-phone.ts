import { useSyncExternalStore } from 'react';

const phone = matchMedia('(max-width: 719px)');

/** Is the window as narrow as a phone? There tables become cards. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, () => phone.matches);
}

function subscribe(listener: () => void): () => void {
  phone.addEventListener('change', listener);
  return () => phone.removeEventListener('change', listener);
}
