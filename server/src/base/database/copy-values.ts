import type { Bytes } from './growing-bytes.ts';

const nothing = -1;

export type Writer = (bytes: Bytes, value: never) => void;

export function writeCell(bytes: Bytes, value: unknown, write: Writer): void {
  if (value === null || value === undefined) bytes.int32(nothing);
  else {
    const begin = bytes.beginSized();
    write(bytes, value as never);
    bytes.endSized(begin);
  }
}

const oids = { integer: 23, text: 25, uuid: 2950 };

export const writers = new Map<string, Writer>(
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

export function plainType(type: string): string {
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
