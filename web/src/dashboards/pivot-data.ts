import type { ReportRow } from '../../../metadata/api/records.ts';
import { distinctKeys, finestRows, type SummaryResult } from './plot-data.ts';

/** A row of a pivot table: its keys by the groups that stand in rows, fewer for a total; a cell for each column. */
export type PivotRow = { keys: unknown[]; cells: (ReportRow | undefined)[] };
export type PivotData = {
  /** Positions of the groups that stand in rows, and in columns. */
  down: number[];
  across: number[];
  /** The keys of each column; the last is the total over all, without keys, where there are totals. */
  columns: unknown[][];
  rows: PivotRow[];
};

/** Puts rows of all levels where they belong: every group is followed by its total. A table without groups in columns has one column. */
export function pivotData(result: SummaryResult): PivotData {
  const positions = result.groups.map((_, index) => index);
  const across = positions.filter((index) => result.groups[index]?.across);
  const down = positions.filter((index) => !across.includes(index));
  const hasTotals = result.rows.some(({ totals }) => totals !== undefined);
  const byPlace = new Map(result.rows.map((row) => [placeOf(keysAt(row, down), keysAt(row, across)), row]));
  const columns = columnsOf();
  return { down, across, columns, rows: rowsUnder([]) };

  function columnsOf(): unknown[][] {
    if (across.length === 0) return [[]];
    const totals = result.rows.filter((row) => keysAt(row, down).length === 0);
    const rows = totals.length > 0 ? totals : finestRows(result);
    const all = distinctKeys(rows.map((row) => keysAt(row, across))) as unknown[][];
    return [...all.filter((keys) => keys.length === across.length), ...(hasTotals ? [[]] : [])];
  }

  function rowsUnder(beginning: unknown[]): PivotRow[] {
    const own = { keys: beginning, cells: columns.map((keys) => byPlace.get(placeOf(beginning, keys))) };
    if (beginning.length === down.length) return [own];
    const below = nextKeys(beginning).flatMap((key) => rowsUnder([...beginning, key]));
    return hasTotals ? [...below, own] : below;
  }

  /** In the order of their totals, if there are any. */
  function nextKeys(beginning: unknown[]): unknown[] {
    const deep = beginning.length + 1;
    const found = result.rows
      .map((row) => keysAt(row, down))
      .filter((keys) => keys.length >= deep && placeOf(keys.slice(0, deep - 1), []) === placeOf(beginning, []))
      .sort((a, b) => Number(a.length !== deep) - Number(b.length !== deep));
    return distinctKeys(found.map((keys) => keys[deep - 1]));
  }
}

function keysAt({ keys, totals = [] }: ReportRow, positions: readonly number[]): unknown[] {
  return positions.filter((index) => !totals.includes(index)).map((index) => keys[index]);
}

function placeOf(down: readonly unknown[], across: readonly unknown[]): string {
  return JSON.stringify([down, across]);
}
