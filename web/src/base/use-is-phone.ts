import { useSyncExternalStore } from 'react';

const narrow = makeQuery('(max-width: 719px)');
const thumb = makeQuery('(max-width: 719px) and (pointer: coarse)');

/** Is the window as narrow as a phone? There what stands side by side comes below each other. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(narrow.subscribe, narrow.matches);
}

/** Is it a phone in the hand? There tables become cards; a mouse hits the cells of a narrow window, as when a page is zoomed in on. */
export function useIsInHand(): boolean {
  return useSyncExternalStore(thumb.subscribe, thumb.matches);
}

function makeQuery(media: string) {
  const query = matchMedia(media);
  return {
    matches: () => query.matches,
    subscribe(listener: () => void) {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
  };
}
