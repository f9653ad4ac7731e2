import { useEffect, useRef } from 'react';
import { isTopLayer, useCurrentLayer } from '../../../base/layers.ts';

type Handlers = { copy(event: ClipboardEvent): void; paste(event: ClipboardEvent): void };

/** Copying and pasting that is meant for the layer on top, and for no field nor a text that is chosen. */
export function useClipboardEvents(handlers: Handlers, isEnabled: boolean): void {
  const layer = useCurrentLayer();
  const isForUs = ({ target }: ClipboardEvent) => isEnabled && isTopLayer(layer) && !isInField(target) && !hasSelectedText();
  const latest = useRef({ ...handlers, isForUs });
  latest.current = { ...handlers, isForUs };
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => latest.current.isForUs(event) && latest.current.copy(event);
    const onPaste = (event: ClipboardEvent) => latest.current.isForUs(event) && latest.current.paste(event);
    document.addEventListener('copy', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, []);
}

function isInField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'))
  );
}

function hasSelectedText(): boolean {
  return document.getSelection()?.isCollapsed === false;
}
