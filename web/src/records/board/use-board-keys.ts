import { type RefObject, useRef } from 'react';
import { useShortcut } from '../../base/use-shortcut.ts';
import type { List } from '../list/use-list.ts';

/** The board by keyboard: one is where the focus is, on the link of a card. `walk` goes to the next card of a column. */
export function useBoardKeys(list: List): { frame: RefObject<HTMLDivElement | null>; walk: (by: number) => void } {
  const frame = useRef<HTMLDivElement>(null);
  const { peek } = list.search;
  const columns = () => [...(frame.current?.querySelectorAll('[data-column]') ?? [])].filter((one) => cardsOf(one).length > 0);
  const here = () => cardsOf(frame.current).find((card) => card.contains(document.activeElement) || card.dataset.card === peek);
  const goTo = (card: HTMLElement | undefined) => {
    card?.querySelector('a')?.focus();
    if (card && peek) list.change({ peek: card.dataset.card });
  };
  const walk = (by: number) => {
    const card = here();
    const cards = cardsOf(card?.closest('[data-column]') ?? columns()[0]);
    goTo(card ? cards[cards.indexOf(card) + by] : cards[0]);
  };
  const across = (by: number) => {
    const card = here();
    const all = columns();
    const column = card ? all[all.indexOf(card.closest('[data-column]') as Element) + by] : all[0];
    goTo(nearest(cardsOf(column), card));
  };
  const group = 'list';
  useShortcut('j, arrowdown', () => walk(1), { label: 'list.key.next', group });
  useShortcut('k, arrowup', () => walk(-1), { label: 'list.key.previous', group });
  useShortcut('h, arrowleft', () => across(-1), { label: 'board.key.left', group });
  useShortcut('l, arrowright', () => across(1), { label: 'board.key.right', group });
  useShortcut('space', () => list.change({ peek: peek ? undefined : here()?.dataset.card }), { label: 'list.peek', group });
  return { frame, walk };
}

function cardsOf(part: Element | null | undefined): HTMLElement[] {
  return [...(part?.querySelectorAll<HTMLElement>('[data-card]') ?? [])];
}

/** The card at the height of another, so that one goes straight across. */
function nearest(cards: HTMLElement[], to: HTMLElement | undefined): HTMLElement | undefined {
  const top = to?.getBoundingClientRect().top ?? 0;
  const distance = (card: HTMLElement) => Math.abs(card.getBoundingClientRect().top - top);
  return cards.toSorted((one, other) => distance(one) - distance(other))[0];
}
