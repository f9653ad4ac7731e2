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
const nothing = -1;
/** Signature, flags, and the length of a header extension that there is not. */
const header = Buffer.from([...Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), 0, 0, 0, 0, 0, 0, 0, 0]);

type Writer = (bytes: Bytes, value: never) => void;

function writeCell(bytes: Bytes, value: unknown, write: Writer): void {
  if (value === null || value === undefined) bytes.int32(nothing);
  else {
    const begin = bytes.beginSized();
    write(bytes, value as never);
    bytes.endSized(begin);
  }
}

const oids = { integer: 23, text: 25, uuid: 2950 };

const writers = new Map<string, Writer>(
  Object.entries({
    text: (bytes: Bytes, value: string) => bytes.text(value),
    uuid: (bytes: Bytes, value: string) => bytes.id(value),
    boolean: (bytes: Bytes, value: boolean) => bytes.int8(value ? 1 : 0),
    integer: (bytes: Bytes, value: number | string) => bytes.int32(Number(value)),
    bigint: (bytes: Bytes, value: number | string) => bytes.int64(BigInt(value)),
    numeric: (bytes: Bytes, value: number | string) => writeNumeric(bytes, String(value)),
    date: (bytes: Bytes, value: string) => bytes.int32((startOf(value) - epoch) / day),
    'timestamp with time zone': (bytes: Bytes, value: string) => bytes.int64(microseconds(value)),
    'text[]': writeList(oids.text, (bytes, item: string) => bytes.text(item)),
    'uuid[]': writeList(oids.uuid, (bytes, item: string) => bytes.id(item)),
    'integer[]': (bytes: Bytes, items: readonly number[]) => {
      writeListHead(bytes, items, oids.integer);
      bytes.sizedIntegers(items);
    },
  } satisfies Record<string, Writer>),
);

function plainType(type: string): string {
  return type.replace(/\(.*\)/, '');
}

function writeList<Item>(oid: number, write: (bytes: Bytes, item: Item) => void): Writer {
  return (bytes, items: readonly (Item | null)[]) => {
    writeListHead(bytes, items, oid);
    for (const item of items) writeCell(bytes, item, write as Writer);
  };
}

/** Dimensions, whether there may be nulls, the type of the items; then how many there are, and the index of the first. */
function writeListHead(bytes: Bytes, items: readonly unknown[], oid: number): void {
  const isEmpty = items.length === 0;
  bytes.int32(isEmpty ? 0 : 1);
  bytes.int32(items.includes(null) ? 1 : 0);
  bytes.int32(oid);
  if (isEmpty) return;
  bytes.int32(items.length);
  bytes.int32(1);
}

const day = 86_400_000;
/** PostgreSQL counts from the year 2000. */
const epoch = Date.UTC(2000, 0, 1);

function startOf(date: string): number {
  const start = Date.parse(`${date}T00:00:00Z`);
  if (!Number.isInteger(start)) throw new RangeError(`“${date}” is no date`);
  return start;
}

/** Of what is finer than a millisecond six digits count. */
function microseconds(instant: string): bigint {
  const milliseconds = Date.parse(instant);
  if (!Number.isInteger(milliseconds)) throw new RangeError(`“${instant}” is no instant`);
  const finer = /\.\d{3}(\d{1,3})/.exec(instant)?.[1]?.padEnd(3, '0') ?? '0';
  return BigInt(milliseconds - epoch) * 1000n + BigInt(finer);
}

const groupDigits = 4;
const signs = { plus: 0x0000, minus: 0x4000 };

/** Groups of four decimal digits, how many of them stand before the point less one, the sign, and the digits behind the point. */
function writeNumeric(bytes: Bytes, text: string): void {
  const [, sign, whole, part = ''] = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`“${text}” is no decimal number`);
  const before = whole.replace(/^0+/, '');
  const groups = Math.ceil(before.length / groupDigits);
  const digits =
    before.padStart(groups * groupDigits, '0') + part.padEnd(Math.ceil(part.length / groupDigits) * groupDigits, '0');
  const numbers: number[] = [];
  for (let at = 0; at < digits.length; at += groupDigits) numbers.push(Number(digits.slice(at, at + groupDigits)));
  let weight = groups - 1;
  while (numbers[0] === 0) {
    numbers.shift();
    weight -= 1;
  }
  while (numbers.at(-1) === 0) numbers.pop();
  bytes.int16(numbers.length);
  bytes.int16(numbers.length === 0 ? 0 : weight);
  bytes.int16(sign === '-' && numbers.length > 0 ? signs.minus : signs.plus);
  bytes.int16(part.length);
  for (const number of numbers) bytes.int16(number);
}

/** Bytes one behind the other, in as much room as they need. */
class Bytes {
  #buffer: Buffer;
  #at = 0;

  constructor(size: number) {
    this.#buffer = Buffer.allocUnsafe(size);
  }

  get length(): number {
    return this.#at;
  }

  repeat(begin: number, end: number): void {
    this.#reserve(end - begin);
    const buffer = this.#buffer;
    for (let at = begin; at < end; at += 1) buffer[this.#at++] = buffer[at] as number;
  }

  empty(): void {
    this.#at = 0;
  }

  written(): Buffer {
    return this.#buffer.subarray(0, this.#at);
  }

  add(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#buffer.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  int8(value: number): void {
    this.#reserve(1);
    this.#buffer[this.#at++] = value;
  }

  int16(value: number): void {
    this.#reserve(2);
    const buffer = this.#buffer;
    buffer[this.#at++] = value >> 8;
    buffer[this.#at++] = value;
  }

  int32(value: number): void {
    this.#reserve(4);
    this.#put32(value, this.#at);
    this.#at += 4;
  }

  /** Search keys are most of what a record weighs: they are written without a call for each. */
  sizedIntegers(items: readonly number[]): void {
    this.#reserve(items.length * 8);
    const buffer = this.#buffer;
    let at = this.#at;
    for (const item of items) {
      buffer[at] = 0;
      buffer[at + 1] = 0;
      buffer[at + 2] = 0;
      buffer[at + 3] = 4;
      buffer[at + 4] = item >> 24;
      buffer[at + 5] = item >> 16;
      buffer[at + 6] = item >> 8;
      buffer[at + 7] = item;
      at += 8;
    }
    this.#at = at;
  }

  int64(value: bigint): void {
    this.#reserve(8);
    this.#at = this.#buffer.writeBigInt64BE(value, this.#at);
  }

  /** Leaves room for how many bytes are written until `endSized`. */
  beginSized(): number {
    this.int32(0);
    return this.#at;
  }

  endSized(begin: number): void {
    this.#put32(this.#at - begin, begin - 4);
  }

  /** Short texts of plain letters are written here, which takes less time than to ask for it. */
  text(text: string): void {
    this.#reserve(text.length * 3);
    const buffer = this.#buffer;
    const begin = this.#at;
    for (let n = 0; n < text.length; n += 1) {
      const code = text.charCodeAt(n);
      if (code > 0x7f || n > 64) {
        this.#at = begin + buffer.write(text, begin);
        return;
      }
      buffer[begin + n] = code;
    }
    this.#at = begin + text.length;
  }

  id(id: string): void {
    this.#reserve(16);
    let half = -1;
    for (let n = 0; n < id.length; n += 1) {
      const digit = hexDigits[id.charCodeAt(n)] as number;
      if (digit === 255) continue;
      if (half === -1) half = digit;
      else {
        this.#buffer[this.#at++] = (half << 4) | digit;
        half = -1;
      }
    }
  }

  #put32(value: number, at: number): void {
    const buffer = this.#buffer;
    buffer[at] = value >> 24;
    buffer[at + 1] = value >> 16;
    buffer[at + 2] = value >> 8;
    buffer[at + 3] = value;
  }

  #reserve(size: number): void {
    if (this.#at + size <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#at + size));
    this.#buffer.copy(larger, 0, 0, this.#at);
    this.#buffer = larger;
  }
}

/** Written over and over, so that rows leave nothing behind but their own bytes. */
const page = new Bytes(64 * 1024);

const hexDigits = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(digit) ? 255 : digit;
});
