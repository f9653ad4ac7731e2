import { columnOf, type SheetRow } from './read-sheet.ts';

/** Rows and columns from 0, the last included. */
export type MergedRange = { top: number; left: number; bottom: number; right: number };

const pattern = /<(?:[\w.-]+:)?mergeCell\s[^<>]*?ref\s*=\s*["']([A-Za-z]+)(\d+):([A-Za-z]+)(\d+)["']/g;
/** Longer than any such element. */
const overlap = 300;
const mostRanges = 200_000;

/** Which cells of a sheet are merged. It says so behind its rows, so that these are gone through once before. */
export async function findMergedCells(content: AsyncIterable<Buffer>): Promise<MergedRange[]> {
  const ranges: MergedRange[] = [];
  let rest = '';
  for await (const chunk of content) {
    const text = rest + chunk.toString('latin1');
    let end = Math.max(0, text.length - overlap);
    for (const match of text.matchAll(pattern)) {
      const [, left, top, right, bottom] = match;
      ranges.push({
        ...{ top: Number(top) - 1, bottom: Number(bottom) - 1 },
        ...{ left: columnOf(left) ?? 0, right: columnOf(right) ?? 0 },
      });
      end = Math.max(end, match.index + match[0].length);
    }
    rest = text.slice(end);
    if (ranges.length > mostRanges) break;
  }
  return ranges.sort((a, b) => a.top - b.top);
}

/** Gives the value of a merged cell to each of its rows that has something of its own. */
export function openMergedFill(ranges: readonly MergedRange[]): (row: SheetRow) => void {
  const open = new Map<number, { bottom: number; cell: SheetRow['cells'][number] | undefined }>();
  let next = 0;
  return ({ index, cells }) => {
    for (const [column, { bottom, cell }] of open) {
      if (bottom < index) open.delete(column);
      else if (cell && cells.some(holdsValue)) put(cells, cell);
    }
    for (; next < ranges.length && (ranges[next] as MergedRange).top <= index; next += 1) {
      const { top, left, bottom } = ranges[next] as MergedRange;
      if (top === index && bottom > top) open.set(left, { bottom, cell: cells.find(({ column }) => column === left) });
    }
  };
}

function holdsValue({ value, isOpenFormula }: SheetRow['cells'][number]): boolean {
  return value !== '' || isOpenFormula;
}

function put(cells: SheetRow['cells'], cell: SheetRow['cells'][number]): void {
  const at = cells.findIndex(({ column }) => column >= cell.column);
  if (at < 0) cells.push(cell);
  else cells.splice(at, cells[at]?.column === cell.column ? 1 : 0, cell);
}
