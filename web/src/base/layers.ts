import { createContext, type RefCallback, useContext, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { isComposing } from './composition-guard.ts';
import { isTextField } from './kept-keys.ts';
import { afterPress, focusInto, frameOf, giveBackFocus, keepTabInside, startFollowingFocus } from './layer-focus.ts';
import { type FindElement, rememberPlace } from './place.ts';

type Layer = {
  id: number;
  /** When it was opened, among all. */
  order: number;
  modal: boolean;
  toLookAt: boolean;
  close: () => void;
  /** Where the focus goes back to, the best first. */
  trail: FindElement[];
  content: HTMLElement | null;
  /** Where toasts stand while it is open, so that they lie over none of its buttons. */
  toasts: HTMLElement | null;
};

/** The page itself is layer 0; drawers, dialogs and menus lie over it, the last opened on top. */
const stack: Layer[] = [];
const listeners = new Set<() => void>();
let lastId = 0;
let lastOrder = 0;

export const LayerContext = createContext(0);

/** The layer that a component stands in. */
export function useCurrentLayer(): number {
  return useContext(LayerContext);
}

/** What a layer's frame is made of: `LayerContent` takes it, `toasts` is the ref of an empty element that moves none of its buttons. */
export type OpenLayer = { id: number; content: RefCallback<HTMLElement>; toasts: RefCallback<HTMLElement> };

export type LayerOptions = {
  /** Keys of what lies beneath rest. */
  modal?: boolean;
  /** It stands where something was that comes back when it closes, as an editor in place of a value. */
  inPlace?: boolean;
  /** It is there to look at: the focus stays on its frame, where the keys of the page go on. */
  toLookAt?: boolean;
};

/**
 * The contract of all that opens over the page or in place of a part of it: focus goes in once and back to where it came from, what is
 * typed while it opens lands in its first field, Esc closes the top one only, Tab stays inside, and toasts lie over none of its buttons.
 */
export function useLayer(open: boolean, close: () => void, { modal = true, ...entry }: LayerOptions = {}): OpenLayer {
  const [layer] = useState<Layer>(() => ({
    id: ++lastId,
    order: 0,
    modal,
    toLookAt: entry.toLookAt ?? false,
    close,
    trail: [],
    content: null,
    toasts: null,
  }));
  layer.close = close;
  const wasOpen = useRef(false);
  if (open && !wasOpen.current) Object.assign(layer, { trail: trailFromHere(), order: ++lastOrder });
  wasOpen.current = open;
  const [{ content, toasts }] = useState(() => ({ content: holdContent(layer, entry), toasts: holdToasts(layer) }));
  useLayoutEffect(() => {
    if (!open) return;
    stack.push(layer);
    // One that was hidden while the code of another loaded comes back beneath it.
    stack.sort((one, other) => one.order - other.order);
    tell();
    return () => {
      stack.splice(stack.indexOf(layer), 1);
      tell();
      const { content: from, trail } = layer;
      const giveBack = () => {
        const under = stack.at(-1);
        giveBackFocus(from, trail, under?.modal && under.content ? frameOf(under.content) : null);
      };
      // Once what closes is gone and what opens instead is there.
      queueMicrotask(giveBack);
      afterPress(giveBack);
    };
  }, [open, layer]);
  return { id: layer.id, content, toasts };
}

/** What has the focus now, else what the layer that holds it was opened from, and so on down to the page. */
function trailFromHere(): FindElement[] {
  const active = document.activeElement;
  const here = active instanceof HTMLElement && active !== document.body ? [rememberPlace(active)] : [];
  return [...here, ...(stack.at(-1)?.trail ?? [])];
}

function holdContent(layer: Layer, { inPlace, toLookAt }: LayerOptions): RefCallback<HTMLElement> {
  return (node) => {
    layer.content = node;
    if (!node) return;
    if (inPlace) layer.trail = trailOfPlace(node, layer.trail);
    const stop = focusInto(node, toLookAt);
    return () => {
      stop();
      layer.content = null;
    };
  };
}

/** What was pressed to edit, unless that was the page around; then the place itself. */
function trailOfPlace(node: HTMLElement, [opener, ...rest]: FindElement[]): FindElement[] {
  const here = rememberPlace(node);
  const isAround = opener?.()?.contains(node) ?? true;
  return isAround || !opener ? [here, ...rest] : [opener, here, ...rest];
}

function holdToasts(layer: Layer): RefCallback<HTMLElement> {
  return (node) => {
    layer.toasts = node;
    tell();
  };
}

/** Where toasts stand now; nothing: at the foot of the page. */
export function useToastPlace(): HTMLElement | null {
  return useSyncExternalStore(subscribe, () => stack.findLast(({ toasts }) => toasts)?.toasts ?? null);
}

/** Do keys of this layer fire now? Not while a modal layer lies over it. */
export function isTopLayer(id: number): boolean {
  const over = stack.slice(stack.findIndex((layer) => layer.id === id) + 1);
  return !over.some((layer) => layer.modal);
}

/** Makes Esc close the top layer and Tab stay in it; call once. An open list of choices in a field closes first, by itself. */
export function startLayers(): void {
  startFollowingFocus();
  window.addEventListener(
    'keydown',
    (event) => {
      const top = stack.at(-1);
      if (event.key !== 'Escape' || !top || isComposing(event) || isInOpenChoice(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      if (top.toLookAt && top.content?.contains(event.target as Node) && isTextField(event.target as Element))
        leaveField(top.content);
      else top.close();
    },
    true,
  );
  window.addEventListener('keydown', (event) => {
    const top = stack.at(-1);
    if (event.key === 'Tab' && top?.modal && top.content && !event.defaultPrevented) keepTabInside(event, top.content);
  });
}

/** Done with writing, the keys of the page beneath go on: the next Esc closes. */
function leaveField(content: HTMLElement): void {
  frameOf(content).focus({ preventScroll: true });
}

function isInOpenChoice(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input[aria-expanded="true"]');
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
