import type { Cursor } from '../use-cursor.ts';

/** A cell: one of a record's values. */
export type Cell = { id: string; path: string };

/** Rows and columns of a block of cells, by their places in the list, both ends included. */
export type Bounds = { top: number; bottom: number; left: number; right: number };

/** Where rows and columns of the list stand. */
export type CellPlaces = { rows: ReadonlyMap<string, number>; columns: readonly string[] };

/** The block between the cursor and the corner opposite to it; undefined when either is not in the list. */
export function boundsOf(cursor: Cursor | null, corner: Cell | null, { rows, columns }: CellPlaces): Bounds | undefined {
  if (!cursor?.path) return undefined;
  const far = corner ?? { id: cursor.id, path: cursor.path };
  const [from, to] = [rows.get(cursor.id), rows.get(far.id)];
  const [start, end] = [columns.indexOf(cursor.path), columns.indexOf(far.path)];
  if (from === undefined || to === undefined || start < 0 || end < 0) return undefined;
  return { top: Math.min(from, to), bottom: Math.max(from, to), left: Math.min(start, end), right: Math.max(start, end) };
}

export function heightOf({ top, bottom }: Bounds): number {
  return bottom - top + 1;
}

export function widthOf({ left, right }: Bounds): number {
  return right - left + 1;
}

/** Where a pasted block goes: to the range again and again when it fits in a whole number of times, otherwise once from its corner. */
export function pasteBounds(range: Bounds, block: readonly (readonly string[])[]): Bounds {
  const [height, width] = [block.length, block[0]?.length ?? 0];
  if (heightOf(range) % height === 0 && widthOf(range) % width === 0) return range;
  return { ...range, bottom: range.top + height - 1, right: range.left + width - 1 };
}

/** The text for each cell of the place a block goes to. */
export function tile(block: readonly (readonly string[])[], bounds: Bounds): string[][] {
  return Array.from({ length: heightOf(bounds) }, (_, row) =>
    Array.from({ length: widthOf(bounds) }, (_, column) => {
      const texts = block[row % block.length] ?? [];
      return texts[column % texts.length] ?? '';
    }),
  );
}
