import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { readBlock } from '../base/tab-separated.ts';
import { useMe } from '../base/use-me.ts';
import { useModel } from '../base/use-model.ts';
import { useLocale } from '../base/use-text.ts';
import { readCells } from './read-cells.ts';
import type { RowColumn } from './use-row-columns.ts';

type Row = Record<string, unknown>;
type Place = { row: number; column: number };
type Grid = { columns: RowColumn[]; value: unknown; onChange: (rows: Row[] | null) => void };

/** The rows of a grid: what changes them, which cell has the focus next, and which pasted texts nobody could read. */
export function useGridRows({ columns, value, onChange }: Grid) {
  const rows = Array.isArray(value) ? (value as Row[]) : [];
  const keys = useKeys(rows.length);
  const { frame, focus } = useCellFocus();
  const [missing, setMissing] = useState<string[]>([]);
  const read = useCellReader();

  const add = () => {
    onChange([...rows, defaultsOf(columns)]);
    focus({ row: rows.length, column: 0 });
  };
  const change = (at: number, name: string, next: unknown) => onChange(rows.with(at, { ...rows[at], [name]: next }));
  const remove = (at: number) => {
    keys.remove(at);
    const left = rows.toSpliced(at, 1);
    onChange(left.length > 0 ? left : null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const place = placeOf(event.target);
    if (!place || !isEnterAlone(event)) return;
    event.preventDefault();
    if (place.row === rows.length - 1) onChange([...rows, defaultsOf(columns)]);
    focus({ row: place.row + 1, column: place.column });
  };
  const onPaste = async (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    const place = placeOf(event.target) ?? (rows.length === 0 ? { row: 0, column: 0 } : undefined);
    if (!place || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    const block = readBlock(text);
    const { values, notFound } = await read(block, columns.slice(place.column, place.column + (block[0]?.length ?? 0)));
    setMissing(notFound);
    const next = [...rows];
    for (const [at, cells] of values.entries())
      next[place.row + at] = { ...(rows[place.row + at] ?? defaultsOf(columns)), ...cells };
    onChange(next);
  };
  return { frame, rows, keys: keys.list, missing, add, change, remove, onKeyDown, onPaste };
}

/** Rows have no names of their own until they are saved. */
function useKeys(count: number) {
  const next = useRef(0);
  const list = useRef<number[]>([]);
  while (list.current.length < count) list.current.push(next.current++);
  list.current.length = count;
  return { list: list.current, remove: (at: number) => list.current.splice(at, 1) };
}

/** A row may only be there with the next drawing, so the focus waits for it. */
function useCellFocus() {
  const frame = useRef<HTMLDivElement>(null);
  const [target, setTarget] = useState<Place>();
  useEffect(() => {
    if (target) cellInput(frame.current, target)?.focus();
  }, [target]);
  return { frame, focus: setTarget };
}

function useCellReader() {
  const { objects, currency, region } = useModel();
  const { timeZone } = useMe();
  const locale = useLocale();
  return (block: string[][], columns: RowColumn[]) => readCells(block, columns, { objects, locale, timeZone, currency, region });
}

function defaultsOf(columns: RowColumn[]): Row {
  const given = columns.flatMap(({ name, field }) =>
    field.default === undefined || isWorkedOut(field.default) ? [] : [[name, field.default]],
  );
  return Object.fromEntries(given);
}

/** What the server works out when the row is saved: who writes, and the day. */
function isWorkedOut(given: unknown): boolean {
  return typeof given === 'object' && given !== null && ('me' in given || 'today' in given);
}

function isEnterAlone(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return false;
  return !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

function placeOf(target: EventTarget): Place | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]')?.dataset.cell : undefined;
  const [row, column] = cell?.split('.').map(Number) ?? [];
  return row === undefined || column === undefined ? undefined : { row, column };
}

function cellInput(frame: HTMLElement | null, { row, column }: Place): HTMLElement | null {
  return frame?.querySelector<HTMLElement>(`[data-cell="${row}.${column}"] :is(input, select, textarea, button)`) ?? null;
}
