import type { KeyboardEvent } from 'react';
import { useText } from '../../base/use-text.ts';
import { announce } from './announce.ts';

type Item = {
  label: string;
  /** Where it stands among those that are drawn. */
  index: number;
  /** By so many places; how it comes to stand is told. */
  onMove?: ((by: number) => void) | undefined;
  onRemove?: (() => void) | undefined;
  onCopy?: (() => void) | undefined;
  /** Makes one more. */
  onAdd?: (() => void) | undefined;
};

/** The keys of an ordered list: arrows go through it; on an item, Alt and arrows move it, Delete removes, ⌘D copies and Insert adds. `count` of them can be moved. */
export function useItemKeys(count: number, focus: (index: number) => void) {
  const t = useText();
  return (event: KeyboardEvent, { label, index, onMove, onRemove, onCopy, onAdd }: Item) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const isCopy = event.key.toLowerCase() === 'd' && (event.metaKey || event.ctrlKey);
    if (by && event.altKey && onMove) {
      onMove(by);
      announce(t('studio.movedTo', { thing: label, place: Math.max(1, Math.min(count, index + 1 + by)), count }));
    } else if (by) focus(index + by);
    else if (event.key === 'Insert' && onAdd) onAdd();
    else if (event.key === 'Delete' && onRemove) onRemove();
    else if (isCopy && onCopy) onCopy();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
