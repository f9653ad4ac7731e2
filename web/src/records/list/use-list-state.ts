import { useMemo, useRef, useState } from 'react';
import type { PasteAnswer, WireRecord } from '../../../../metadata/wire.ts';
import { problemMessage } from '../../base/api-problem.ts';
import { isSame } from '../../base/is-same.ts';
import { tellChange } from '../../base/last-change.ts';
import { toast } from '../../base/toast.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { isKept } from '../../base/waiting-edits.ts';
import { pathLabel } from '../../fields/find-field.ts';
import { takeBack } from '../model/take-back.ts';
import { useAsking } from '../stages/use-asking.tsx';
import { useRange } from './range/use-range.ts';
import { extendTo, toggle } from './selection.ts';
import { useCellUpdate } from './use-cell-update.ts';
import { type Cursor, useCursor } from './use-cursor.ts';
import { useLines } from './use-lines.ts';
import type { List } from './use-list.ts';
import { useSelection } from './use-selection.ts';

/** A cell that is being edited; `value` and `problem` come back from a try that the server refused. */
export type Editing = { id: string; path: string; value?: unknown; problem?: string };

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
  const t = useText();
  const label = useLabel();
  const { lines, records, pages, toggleGroup } = useLines(list);
  const { cursor, setCursor, order, step, record: here } = useCursor(lines);
  const [selection, setSelection] = useSelection(list.query);
  const [editing, setEditing] = useState<Editing | null>(null);
  const editingNow = useRef(editing);
  editingNow.current = editing;
  const update = useCellUpdate(list.object.name);
  const { complete, dialog } = useAsking(list.object);
  const range = useRange({ list, order, cursor, moveTo: setCursor });
  const [problems, setProblems] = useState(noProblems);

  const editableAfter = (path: string, by: 1 | -1): string | undefined => {
    const paths = list.columns.filter(({ editable }) => editable).map((column) => column.path);
    return paths[paths.indexOf(path) + by];
  };

  const save = async (record: WireRecord, path: string, value: unknown) => {
    const column = list.columns.find((one) => one.path === path);
    const more = await complete(record, { [path]: value });
    if (!more) return;
    try {
      const saved = await update.mutateAsync({ record, path, value, more });
      const message = t('list.changed', { field: column?.label ?? path });
      tellChange({ tone: 'plain', message, undo: () => takeBack(saved) });
    } catch (error) {
      // The refused value stays in its cell with the reason, unless the user is in another one by now.
      if (editingNow.current || isKept(error)) toast.problem(error);
      else setEditing({ id: record.id, path, value, problem: problemMessage(error) });
    }
  };

  const current: ListActions = {
    tick: (id, range) => setSelection((now) => (range ? extendTo(now, id, order) : toggle(now, id))),
    moveTo: (id, path) => setCursor({ id, path }),
    edit: (id, path) => {
      if (!list.columns.some((column) => column.path === path && column.editable)) return;
      setCursor({ id, path });
      setEditing({ id, path });
    },
    commit: (id, path, value, then) => {
      setEditing(null);
      setProblems(noProblems);
      const record = records.find((one) => one.id === id);
      if (record && !isSame(record[path] ?? null, value)) save(record, path, value);
      const neighbour = then === 'next' || then === 'previous' ? editableAfter(path, then === 'next' ? 1 : -1) : undefined;
      if (neighbour) actions.edit(id, neighbour);
    },
    stopEditing: () => setEditing(null),
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
    editing,
    editableAfter,
    range,
    /** What a chosen option requires is asked for here. */
    dialog,
    /** What pasting found wrong, by record and field. */
    problems,
    showProblems: (failed: PasteAnswer['failed']) => setProblems(problemsByCell(failed)),
    actions,
  };
}

type CellProblems = ReadonlyMap<string, Readonly<Record<string, string>>>;

const noProblems: CellProblems = new Map();

function problemsByCell(failed: PasteAnswer['failed']): CellProblems {
  return new Map(
    failed.map(({ id = '', problems }) => [id, Object.fromEntries(problems.map(({ field = '', message }) => [field, message]))]),
  );
}
