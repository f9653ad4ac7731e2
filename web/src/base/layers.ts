import { createContext, useContext, useEffect, useRef, useState } from 'react';
import { isComposing } from './composition-guard.ts';

type Layer = { id: number; modal: boolean; close: () => void };

/** The page itself is layer 0; drawers, dialogs and menus lie over it, the last opened on top. */
const stack: Layer[] = [];
let lastId = 0;

export const LayerContext = createContext(0);

/** The layer that a component stands in. */
export function useCurrentLayer(): number {
  return useContext(LayerContext);
}

/**
 * Announces an open layer, so that Esc closes the top one only and keys of what lies beneath rest while a modal one is open.
 * Give the answer to `LayerContext` around the layer's content.
 */
export function useLayer(open: boolean, close: () => void, { modal = true } = {}): number {
  const [id] = useState(() => ++lastId);
  const closeNow = useRef(close);
  closeNow.current = close;
  useEffect(() => {
    if (!open) return;
    const layer = { id, modal, close: () => closeNow.current() };
    stack.push(layer);
    return () => {
      stack.splice(stack.indexOf(layer), 1);
    };
  }, [open, id, modal]);
  return id;
}

/** Do keys of this layer fire now? Not while a modal layer lies over it. */
export function isTopLayer(id: number): boolean {
  const over = stack.slice(stack.findIndex((layer) => layer.id === id) + 1);
  return !over.some((layer) => layer.modal);
}

/** Makes Esc close the top layer; call once. An open list of choices in a field closes first, by itself. */
export function startLayers(): void {
  window.addEventListener(
    'keydown',
    (event) => {
      const top = stack.at(-1);
      if (event.key !== 'Escape' || !top || isComposing(event) || isInOpenChoice(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      top.close();
    },
    true,
  );
}

function isInOpenChoice(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input[aria-expanded="true"]');
}
