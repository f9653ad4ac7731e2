import { plainType, type Writer, writeCell, writers } from './copy-values.ts';
import { Bytes } from './growing-bytes.ts';

/** A column of rows to be copied: its type in PostgreSQL's words, and one value for each row, or what all of them hold. */
export type CopyColumn = { name: string; type: string } & ({ values: readonly unknown[] } | { always: unknown });

/** Whether values of this type can be written in the binary form. */
export function canCopy(type: string): boolean {
  return writers.has(plainType(type));
}

/**
 * Rows as `copy … from stdin (format binary)` reads them. Values are those that parameters of a statement take: numbers and decimals as
 * texts, instants in ISO 8601, dates as `2026-01-31`, ids, booleans, lists of texts, ids and integers.
 */
export function copyBytes(columns: readonly CopyColumn[], count: number): Buffer {
  const cells = groupCells(columns);
  const bytes = page;
  bytes.empty();
  bytes.add(header);
  for (let row = 0; row < count; row += 1) {
    bytes.int16(columns.length);
    for (const each of cells) each.write(bytes, row);
  }
  bytes.int16(endOfRows);
  const made = Buffer.allocUnsafeSlow(bytes.length);
  made.set(bytes.written());
  return made;
}

/** Cells of one column, or of several beside one another. */
type Cells = { write(bytes: Bytes, row: number): void };

/** Columns beside one another that are the same in all rows are written once, and copied as one piece from then on. */
function groupCells(columns: readonly CopyColumn[]): Cells[] {
  const cells: Cells[] = [];
  let same = new Bytes(256);
  for (const column of columns) {
    const write = writers.get(plainType(column.type)) as Writer;
    if ('always' in column) {
      if (same.length === 0) cells.push(new SameCells(same));
      writeCell(same, column.always, write);
    } else {
      same = new Bytes(256);
      cells.push(new ColumnCells(column.values, write));
    }
  }
  return cells;
}

class SameCells implements Cells {
  readonly #bytes: Bytes;

  constructor(bytes: Bytes) {
    this.#bytes = bytes;
  }

  write(bytes: Bytes): void {
    bytes.add(this.#bytes.written());
  }
}

/** A cell that is like the one above it is copied from there. */
class ColumnCells implements Cells {
  readonly #values: readonly unknown[];
  readonly #write: Writer;
  #begin = 0;
  #end = 0;

  constructor(values: readonly unknown[], write: Writer) {
    this.#values = values;
    this.#write = write;
  }

  write(bytes: Bytes, row: number): void {
    const value = this.#values[row];
    const begin = bytes.length;
    if (row > 0 && value === this.#values[row - 1]) bytes.repeat(this.#begin, this.#end);
    else writeCell(bytes, value, this.#write);
    this.#begin = begin;
    this.#end = bytes.length;
  }
}

const endOfRows = -1;
/** Signature, flags, and the length of a header extension that there is not. */
const header = Buffer.from([...Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), 0, 0, 0, 0, 0, 0, 0, 0]);

/** Written over and over, so that rows leave nothing behind but their own bytes. */
const page = new Bytes(64 * 1024);
