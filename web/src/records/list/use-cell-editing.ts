import { useRef, useState } from 'react';
import type { PasteAnswer } from '../../../../metadata/api/bulk.ts';
import type { WireRecord } from '../../../../metadata/wire.ts';
import { problemMessage } from '../../base/api-problem.ts';
import { isSame } from '../../base/is-same.ts';
import { tellChange } from '../../base/last-change.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { isKept } from '../../base/waiting-edits.ts';
import { takeBack } from '../model/take-back.ts';
import { useAsking } from '../stages/use-asking.tsx';
import { useCellUpdate } from './use-cell-update.ts';
import type { List } from './use-list.ts';

/** A cell that is being edited; `value` and `problem` come back from a try that the server refused. */
export type Editing = { id: string; path: string; value?: unknown; problem?: string };

type Cells = { list: List; records: readonly WireRecord[]; moveTo: (cell: { id: string; path: string }) => void };

/** The cell that is edited, and what is wrong with those that were pasted. */
export function useCellEditing({ list, records, moveTo }: Cells) {
  const t = useText();
  const [editing, setEditing] = useState<Editing | null>(null);
  const editingNow = useRef(editing);
  editingNow.current = editing;
  const update = useCellUpdate(list.object.name);
  const { complete, throughGates, dialog } = useAsking(list.object);
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
      const saved = await throughGates(record, more, (all) => update.mutateAsync({ record, path, value, more: all }));
      if (!saved) return;
      const message = t('list.changed', { field: column?.label ?? path });
      tellChange({ tone: 'plain', message, undo: () => takeBack(saved) });
    } catch (error) {
      // The refused value stays in its cell with the reason, unless the user is in another one by now.
      if (editingNow.current || isKept(error)) toast.problem(error);
      else setEditing({ id: record.id, path, value, problem: problemMessage(error) });
    }
  };

  const edit = (id: string, path: string) => {
    if (!list.columns.some((column) => column.path === path && column.editable)) return;
    moveTo({ id, path });
    setEditing({ id, path });
  };

  const commit = (id: string, path: string, value: unknown, then?: 'next' | 'previous' | 'down') => {
    setEditing(null);
    setProblems(noProblems);
    const record = records.find((one) => one.id === id);
    if (record && !isSame(record[path] ?? null, value)) save(record, path, value);
    const neighbour = then === 'next' || then === 'previous' ? editableAfter(path, then === 'next' ? 1 : -1) : undefined;
    if (neighbour) edit(id, neighbour);
  };

  return {
    editing,
    editableAfter,
    edit,
    commit,
    stopEditing: () => setEditing(null),
    /** What a chosen option requires is asked for here. */
    dialog,
    /** What pasting found wrong, by record and field. */
    problems,
    showProblems: (failed: PasteAnswer['failed']) => setProblems(problemsByCell(failed)),
  };
}

type CellProblems = ReadonlyMap<string, Readonly<Record<string, string>>>;

const noProblems: CellProblems = new Map();

function problemsByCell(failed: PasteAnswer['failed']): CellProblems {
  return new Map(
    failed.map(({ id = '', problems }) => [id, Object.fromEntries(problems.map(({ field = '', message }) => [field, message]))]),
  );
}
