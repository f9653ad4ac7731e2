import type { ImportPreview } from '@tenon/metadata';
import { mapYielding } from '../../../base/yield-to-event-loop.ts';
import { isPlaceholder } from '../columns/placeholders.ts';
import { type DateOrderFound, detectDateOrder } from './detect-date-order.ts';
import { type DecimalSignFound, detectDecimalSign, isEitherNumber } from './detect-decimal-sign.ts';
import type { FileRow } from './read-rows.ts';
import { isSpreadsheetError } from './spreadsheet-errors.ts';
import { unreadable } from './unreadable.ts';
import { uploadLimits } from './upload-limits.ts';

/** What is known of a column after the whole file was read once. */
export type ColumnScan = {
  column: string;
  samples: string[];
  empty: number;
  /** Most frequent first, as long as there are not too many. */
  distinct: { value: string; count: number }[];
  dateOrder?: DateOrderFound;
  decimalSign?: DecimalSignFound;
  /** Values that say that there is none, and how often. */
  placeholders?: { value: string; count: number }[];
};

export type Scan = { columns: ColumnScan[]; rows: number; damaged?: Damaged };

/** Cells with characters that the encoding does not have. */
export type Damaged = NonNullable<ImportPreview['damaged']>;

/** `isFull`: names and numbers hardly ever come again, and are counted no further. */
type Gathering = {
  empty: number;
  counts: Map<string, number>;
  isFull: boolean;
  samples: string[];
  placeholders: Map<string, number>;
};

/** Distinct values counted while the file is read, over all columns and per column, and those that are stored of a column and of all. */
const mostGathered = 100_000;
const mostPerColumn = 2000;
const mostStored = 500;
const mostStoredInAll = 20_000;
/** Longer values are cut. */
export const longestValue = 200;
const sampleCount = 5;

/**
 * Goes through the whole file: names its columns, counts its rows and looks at its values. Columns at the end that neither have a name
 * nor hold anything do not exist; a workbook may have values beyond its header, which are columns too. Throws `unreadableFile`.
 */
export async function scanColumns(groups: AsyncIterable<FileRow[]>, { isWorkbook = false } = {}): Promise<Scan> {
  let names: string[] | undefined;
  let gathered: Gathering[] = [];
  let rows = 0;
  const damaged: { count: number; places: { row: number; at: number }[] } = { count: 0, places: [] };
  for await (const group of groups)
    for (const { row, cells } of group) {
      noteDamage(damaged, row, cells);
      if (!names) {
        if (lastFilled(cells) >= uploadLimits.columns) throw tooManyColumns(lastFilled(cells) + 1);
        names = cells.slice(0, uploadLimits.columns).map((cell) => storable(cell.trim()));
        gathered = names.map(openGathering);
        continue;
      }
      if (isWorkbook && cells.length > names.length) {
        if (lastFilled(cells) >= uploadLimits.columns) throw tooManyColumns(lastFilled(cells) + 1);
        for (; names.length <= lastFilled(cells); names.push('')) gathered.push({ ...openGathering(), empty: rows });
      }
      rows += 1;
      if (rows > uploadLimits.rows)
        throw unreadable(`超过 ${uploadLimits.rows} 行，请分成几个文件`, `it has more than ${uploadLimits.rows} rows; split it`);
      const most = Math.min(mostPerColumn, Math.ceil(mostGathered / gathered.length));
      for (let at = 0; at < gathered.length; at += 1) gather(gathered[at] as Gathering, cells[at]?.trim() ?? '', most);
    }
  if (!names) throw unreadable('文件中没有内容', 'there is nothing in the file');
  while (names.length > 1 && names.at(-1) === '' && gathered[names.length - 1]?.empty === rows) names.pop();
  const columns = nameColumns(names);
  const most = Math.min(mostStored, Math.ceil(mostStoredInAll / columns.length));
  const found = columns.map((column, at) => ({ column, ...(gathered[at] as Gathering) }));
  const places = damaged.places.map(({ row, at }) => ({ row, column: columns[at] ?? '' }));
  return {
    rows,
    columns: await mapYielding(found, (each) => describe(each, { most, isWorkbook })),
    ...(damaged.count > 0 && { damaged: { count: damaged.count, places } }),
  };
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '');
}

function openGathering(): Gathering {
  return { empty: 0, counts: new Map(), isFull: false, samples: [], placeholders: new Map() };
}

const mostPlaces = 20;

function noteDamage(
  damaged: { count: number; places: { row: number; at: number }[] },
  row: number,
  cells: readonly string[],
): void {
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] as string;
    if (!cell.includes('\uFFFD')) continue;
    damaged.count += cell.split('\uFFFD').length - 1;
    if (damaged.places.length < mostPlaces) damaged.places.push({ row, at });
  }
}

function tooManyColumns(count: number): Error {
  const { columns } = uploadLimits;
  return unreadable(`有 ${count} 列，最多 ${columns} 列`, `it has ${count} columns; at most ${columns} are read`);
}

/** Every column gets a name of its own: a blank one its number, a repeated one a number behind it. */
function nameColumns(header: readonly string[]): string[] {
  const taken = new Set<string>();
  return header.map((cell, at) => {
    const name = cell || `#${at + 1}`;
    let unique = name;
    for (let n = 2; taken.has(unique); n += 1) unique = `${name} (${n})`;
    taken.add(unique);
    return unique;
  });
}

function gather(column: Gathering, value: string, most: number): void {
  if (value === '') {
    column.empty += 1;
    return;
  }
  if (isPlaceholder(value)) column.placeholders.set(value, (column.placeholders.get(value) ?? 0) + 1);
  if (column.isFull || isSpreadsheetError(value)) return;
  const short = value.length > longestValue ? value.slice(0, longestValue) : value;
  const count = column.counts.get(short);
  if (count !== undefined) column.counts.set(short, count + 1);
  else {
    column.counts.set(short, 1);
    column.isFull = column.counts.size >= most;
    if (column.samples.length < sampleCount) column.samples.push(storable(short));
  }
}

function describe(
  { column, empty, counts, samples, placeholders }: Gathering & { column: string },
  { most, isWorkbook }: { most: number; isWorkbook: boolean },
): ColumnScan {
  const distinct = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([value, count]) => ({ value: storable(value), count }));
  const meant = [...counts.keys()].filter((value) => !isPlaceholder(value));
  const [dateOrder, found] = [detectDateOrder(meant), detectDecimalSign(meant)];
  // The numbers of a workbook come in with a point, whoever looks at it: nobody needs to be asked.
  const decimalSign = isWorkbook && found === 'ambiguous' ? 'point' : found;
  const missing = [...placeholders].sort((a, b) => b[1] - a[1]).map(([value, count]) => ({ value, count }));
  return {
    column,
    samples: decimalSign === 'ambiguous' ? withEither(samples, meant) : samples,
    empty,
    distinct,
    ...(dateOrder && { dateOrder }),
    ...(decimalSign && { decimalSign }),
    ...(missing.length > 0 && { placeholders: missing }),
  };
}

/** Quicker to ask than how a number may be read. */
const isGrouped = /[.,]\d{3}(?!\d)/;

/** Where two readings fit, a sample shows what they are: whole numbers have their thousands grouped by its sign. */
function withEither(samples: string[], values: readonly string[]): string[] {
  const telling = values.find((value) => isGrouped.test(value) && isEitherNumber(value));
  if (telling === undefined || samples.some(isEitherNumber)) return samples;
  return [...samples.slice(0, sampleCount - 1), storable(telling)];
}

/** JSON columns hold neither NUL nor half a character. */
function storable(text: string): string {
  return text.replaceAll('\0', '␀').toWellFormed();
}
