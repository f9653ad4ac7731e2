import { useMemo, useState } from 'react';
import type { Line } from './group-rows.ts';

/** Where the keyboard is: a record, and one of its cells or the row as a whole. */
export type Cursor = { id: string; path: string | null };

/** The cursor of a list and its steps over the records, heads left out. */
export function useCursor(lines: readonly Line[]) {
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const order = useMemo(() => lines.flatMap((line) => (line.type === 'record' ? line.record.id : [])), [lines]);
  const at = cursor ? order.indexOf(cursor.id) : -1;
  const step = (by: number): string | undefined => {
    const id = order[Math.min(order.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
    if (id !== undefined) setCursor({ id, path: cursor?.path ?? null });
    return id;
  };
  return { cursor, setCursor, order, step, record: recordAt(lines, cursor?.id) };
}

function recordAt(lines: readonly Line[], id: string | undefined) {
  for (const line of lines) if (line.type === 'record' && line.record.id === id) return line.record;
}
