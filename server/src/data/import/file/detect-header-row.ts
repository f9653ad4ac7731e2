import type { FileRow } from './read-rows.ts';
import type { MergedRange } from './workbook/merged-cells.ts';

/** Rows that are looked at. */
export const headLength = 40;

/**
 * The row that names the columns: the first one, unless titles stand above it — rows with next to nothing in a table of several
 * columns. Of a header that is two rows high, with cells merged over several columns, the lower row.
 */
export function detectHeaderRow(rows: readonly FileRow[], { merged = [] }: { merged?: readonly MergedRange[] } = {}): number {
  const table = rows.filter(({ row, cells }) => row > 1 || !isSeparatorLine(cells));
  const [first] = table;
  if (!first) return 1;
  const counts = table.map(({ cells }) => filled(cells)).sort((a, b) => a - b);
  const usual = counts[Math.floor(counts.length / 2)] as number;
  const found = table.find(({ cells }) => !isTitle(cells, usual)) ?? first;
  return belowMerged(found.row, { merged, last: table.at(-1)?.row ?? found.row });
}

/** `sep=;` in the first row is for the spreadsheet alone. */
export function isSeparatorLine(cells: readonly string[]): boolean {
  return /^\uFEFF?"?sep=.?"?$/i.test(cells[0] ?? '') && cells.slice(1).every((cell) => cell === '' || cell === '"');
}

function isTitle(cells: readonly string[], usual: number): boolean {
  const count = filled(cells);
  // Over two columns only a row that has no second cell at all: the other might name one column and not the other.
  if (usual <= 2) return count < usual && cells.length < usual;
  return count <= Math.max(1, Math.floor(usual / 3));
}

function belowMerged(row: number, { merged, last }: { merged: readonly MergedRange[]; last: number }): number {
  const above = merged.find(({ top, left, right }) => top === row - 1 && right > left);
  if (!above || above.bottom + 2 > last) return row;
  return belowMerged(above.bottom + 2, { merged, last });
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}
