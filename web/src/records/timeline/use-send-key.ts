import type { KeyboardEvent } from 'react';
import { isComposing } from '../../base/composition-guard.ts';

/** ⌘ or Ctrl with Enter does what the button of the form does. */
export function useSendKey(send: () => unknown): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    send();
  };
}
