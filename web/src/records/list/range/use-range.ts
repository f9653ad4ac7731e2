import { type PointerEvent, useMemo, useRef, useState } from 'react';
import type { Cursor } from '../use-cursor.ts';
import type { List } from '../use-list.ts';
import { boundsOf, type Cell, heightOf, widthOf } from './cell-range.ts';

type Input = { list: List; order: readonly string[]; cursor: Cursor | null; moveTo: (cell: Cell) => void };

/** A block of cells, from the cursor to a corner that is moved by keys with shift, by a click with shift, or by dragging. */
export function useRange({ list, order, cursor, moveTo }: Input) {
  const [reached, setReached] = useState<{ from: Cursor; corner: Cell } | null>(null);
  const columns = useMemo(() => list.columns.map(({ path }) => path), [list.columns]);
  const rows = useMemo(() => new Map(order.map((id, at) => [id, at])), [order]);
  // A corner belongs to the cursor it was reached from: any other move of the cursor ends the range.
  const corner = reached && reached.from === cursor ? reached.corner : null;
  const bounds = boundsOf(cursor, corner, { rows, columns });
  const extendTo = (cell: Cell) => cursor?.path && setReached({ from: cursor, corner: cell });
  const extendBy = (down: number, right: number) => {
    const here = corner ?? cursor;
    if (!here?.path) return;
    const id = order[(rows.get(here.id) ?? 0) + down];
    const path = columns[columns.indexOf(here.path) + right];
    if (id !== undefined && path !== undefined) extendTo({ id, path });
  };
  return {
    bounds,
    rows,
    corner,
    isBlock: bounds !== undefined && heightOf(bounds) * widthOf(bounds) > 1,
    extendBy,
    clear: () => setReached(null),
    drag: useDrag({ cursor, extendTo, moveTo }),
  };
}

type DragInput = { cursor: Cursor | null; extendTo: (cell: Cell) => void; moveTo: (cell: Cell) => void };

/** Handlers of the grid: pressed on one cell and moved to others, the mouse draws a block; so does a press with shift. */
function useDrag({ cursor, extendTo, moveTo }: DragInput) {
  const start = useRef<Cell>(undefined);
  return {
    onPointerDown(event: PointerEvent) {
      const cell = cellAt(event.target);
      start.current = event.pointerType === 'mouse' && event.button === 0 && !event.shiftKey ? cell : undefined;
    },
    onPointerMove(event: PointerEvent) {
      const from = start.current;
      if (!from || event.buttons !== 1) return;
      const cell = cellAt(event.target);
      if (!cell) return;
      const isFrom = cursor?.id === from.id && cursor.path === from.path;
      if (!isFrom && (cell.id !== from.id || cell.path !== from.path)) moveTo(from);
      else if (isFrom) extendTo(cell);
    },
    onPointerUp() {
      start.current = undefined;
    },
    onClickCapture(event: { shiftKey: boolean; target: EventTarget; stopPropagation(): void; preventDefault(): void }) {
      const cell = cellAt(event.target);
      if (!event.shiftKey || !cell || !cursor?.path) return;
      event.preventDefault();
      event.stopPropagation();
      extendTo(cell);
    },
  };
}

function cellAt(target: EventTarget | null): Cell | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-path]') : null;
  const { id, path } = element?.dataset ?? {};
  return id && path && element?.dataset.editing !== 'true' ? { id, path } : undefined;
}
