import { useMemo, useRef } from 'react';
import { useLabel } from '../../base/use-text.ts';
import { pathLabel } from '../../fields/find-field.ts';
import { useRange } from './range/use-range.ts';
import { extendTo, toggle } from './selection.ts';
import { useCellEditing } from './use-cell-editing.ts';
import { type Cursor, useCursor } from './use-cursor.ts';
import { useLines } from './use-lines.ts';
import type { List } from './use-list.ts';
import { useRowColors } from './use-row-colors.ts';
import { useSelection } from './use-selection.ts';

export type ListActions = {
  tick: (id: string, range: boolean) => void;
  moveTo: (id: string, path: string | null) => void;
  edit: (id: string, path: string) => void;
  commit: (id: string, path: string, value: unknown, then?: 'next' | 'previous' | 'down') => void;
  stopEditing: () => void;
  peek: (id: string | undefined) => void;
};

export type ListState = ReturnType<typeof useListState>;

/** What happens on a list: lines, ticks, the cursor, the cell that is edited, the record that is peeked at. */
export function useListState(list: List) {
  const label = useLabel();
  const { lines, records, pages, toggleGroup } = useLines(list);
  const { cursor, setCursor, order, step, record: here } = useCursor(lines);
  const [selection, setSelection] = useSelection(list.query);
  const range = useRange({ list, order, cursor, moveTo: setCursor });
  const { edit, commit, stopEditing, ...cells } = useCellEditing({ list, records, moveTo: setCursor });

  const current: ListActions = {
    tick: (id, range) => setSelection((now) => (range ? extendTo(now, id, order) : toggle(now, id))),
    moveTo: (id, path) => setCursor({ id, path }),
    edit,
    commit,
    stopEditing,
    peek: (id) => {
      if (id) setCursor({ id, path: cursor?.path ?? null });
      list.change({ peek: id });
    },
  };
  // Rows are drawn once and keep these; what they call is always the newest.
  const latest = useRef(current);
  latest.current = current;
  const actions = useMemo<ListActions>(
    () => ({
      tick: (...args) => latest.current.tick(...args),
      moveTo: (...args) => latest.current.moveTo(...args),
      edit: (...args) => latest.current.edit(...args),
      commit: (...args) => latest.current.commit(...args),
      stopEditing: () => latest.current.stopEditing(),
      peek: (...args) => latest.current.peek(...args),
    }),
    [],
  );
  return {
    list,
    colorOf: useRowColors(list.object, list.shown),
    lines,
    records,
    pages,
    toggleGroup,
    groupLabel: list.group ? pathLabel(list.group, label) : '',
    cursor: cursor as Cursor | null,
    setCursor,
    here,
    order,
    step,
    selection,
    setSelection,
    range,
    actions,
    ...cells,
  };
}
