import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { Drawing } from './lay-out.ts';
import { nextCard } from './next-card.ts';

type Map = {
  drawing: Drawing;
  selected: string | undefined;
  show: (object: string) => void;
  zoom: (by: number) => void;
  fit: () => void;
};

/** Tab leads to one card; from there arrows go to the next on that side, + and − zoom, 0 shows all. `current` is the card that Tab leads to. */
export function useCardKeys(svg: RefObject<SVGSVGElement | null>, { drawing, selected, show, zoom, fit }: Map) {
  const [walked, setWalked] = useState<string>();
  const isThere = (name: string | undefined) => name !== undefined && drawing.cards.has(name);
  const current = [walked, selected].find(isThere) ?? drawing.cards.keys().next().value;
  const others: Record<string, () => void> = { '+': () => zoom(1.25), '=': () => zoom(1.25), '-': () => zoom(0.8), '0': fit };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const from = (event.target as Element).closest('[data-object]')?.getAttribute('data-object') ?? current;
    const next = from === undefined ? undefined : nextCard(drawing, from, event.key);
    if (!next && !others[event.key]) return;
    event.preventDefault();
    others[event.key]?.();
    if (!next) return;
    setWalked(next);
    show(next);
    svg.current?.querySelector<SVGElement>(`[data-object="${next}"]`)?.focus({ preventScroll: true });
  };
  return { current, onKeyDown };
}
