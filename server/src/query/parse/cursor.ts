import { TenonError } from '../../base/errors.ts';

/** Where a page ended: what it belongs to, and the sort values of its last row as text. */
export type Cursor = { order: string; values: (string | null)[] };

/** The place of a record in an order, as a text for `next` that nobody need understand. */
export function encodeCursor({ order, values }: Cursor): string {
  return Buffer.from(JSON.stringify([order, ...values])).toString('base64url');
}

/** Throws `badCursor` for anything that `encodeCursor` did not make. */
export function decodeCursor(input: unknown): Cursor {
  if (typeof input !== 'string' || input.length > 10_000) throw new TenonError('badCursor');
  const [order, ...values] = parseList(input);
  const isSound = values.every((value) => value === null || (typeof value === 'string' && !value.includes('\0')));
  if (typeof order !== 'string' || !isSound) throw new TenonError('badCursor');
  return { order, values: values as Cursor['values'] };
}

/** A value of a cursor on its way to a column of the type: what PostgreSQL would refuse is a bad cursor. */
export function checkCursorValue(value: string | null, type: string): string | null {
  if (value !== null && !(wellFormed[type] ?? wellFormed.text)?.(value)) throw new TenonError('badCursor');
  return value;
}

function parseList(input: string): unknown[] {
  try {
    const list: unknown = JSON.parse(Buffer.from(input, 'base64url').toString());
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

const isDate = (value: string) => /^\d{4}-\d\d-\d\d$/.test(value) && new Date(value).toJSON()?.startsWith(value) === true;
const isWhole = (value: string) => /^-?\d{1,9}$/.test(value);

const wellFormed: Record<string, (value: string) => boolean> = {
  text: (value) => value.isWellFormed(),
  uuid: (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  boolean: (value) => value === 'true' || value === 'false',
  integer: isWhole,
  bigint: (value) => /^-?\d{1,18}$/.test(value),
  numeric: (value) => /^-?\d{1,100}(\.\d{1,100})?$/.test(value),
  date: isDate,
  'timestamp with time zone': (value) =>
    /^\d{4}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?\+00$/.test(value) && isDate(value.slice(0, 10)),
};
