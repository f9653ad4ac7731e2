import { useState } from 'react';
import type { BoardColumn } from './board-columns.ts';

/** Which columns are folded, kept per view in this browser; those of records that are through start folded. */
export function useCollapsed(view: string) {
  const storageKey = `tenon.board.${view}`;
  const [changed, setChanged] = useState<Record<string, boolean>>(() => JSON.parse(localStorage.getItem(storageKey) ?? '{}'));
  const isCollapsed = (column: BoardColumn) => changed[column.key] ?? column.isEnd;
  const toggle = (column: BoardColumn) => {
    const next = { ...changed, [column.key]: !isCollapsed(column) };
    localStorage.setItem(storageKey, JSON.stringify(next));
    setChanged(next);
  };
  return { isCollapsed, toggle };
}
