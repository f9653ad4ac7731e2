import { arrayElement, binaryIntegers, boundArray, elementType, isListType } from './sql-array.ts';

/** One value per row of the batch, read by the statement as a column of `i`. */
export type InputColumn = { name: string; type: string; values: unknown[] };

/** A data-modifying statement in the making: its bound values, and common table expressions that all run as one. */
export type StatementParts = { values: unknown[]; expressions: string[] };

/** Binds a value: `bind(parts, now)` → `$3`. */
export function bind(parts: StatementParts, value: unknown): string {
  parts.values.push(value);
  return `$${parts.values.length}`;
}

/** A column of the batch: `type` is that of PostgreSQL, undefined values are null. */
export function inputColumn<Item>(
  name: string,
  type: string,
  { of, value }: { of: readonly Item[]; value: (item: Item) => unknown },
): InputColumn {
  return { name, type, values: of.map((item) => value(item) ?? null) };
}

/** What a column of the batch writes: `i."stage"`. */
export type ReadInput = (column: InputColumn) => string;

/**
 * From this many rows on it is looked whether a column holds the same in all of them. With fewer, each mixture would be one more
 * statement to be prepared.
 */
const worthComparing = 100;

/**
 * `i`: the rows of the batch. What is the same in all of them is handed over once, everything else as one array per column.
 * Answers how each column is read.
 */
export function bindInput(parts: StatementParts, columns: readonly InputColumn[]): ReadInput {
  const same = columns.filter(isSame);
  const spreads = columns.filter((column) => !isSame(column)).map((column) => spread(parts, column));
  const constants = same.map((column) => `${bind(parts, element(column, 0))}::${elementType(column.type)} as "${column.name}"`);
  const lists = spreads.flatMap(({ lists }) => lists);
  const rows =
    lists.length === 0
      ? ''
      : ` from rows from (${lists.map(({ sql }) => sql).join(', ')}) as r(${lists.map(({ name }) => `"${name}"`).join(', ')})`;
  parts.expressions.push(`i as (select ${[...(rows ? ['r.*'] : []), ...constants].join(', ')}${rows})`);
  const reads = new Map(spreads.flatMap(({ name, read }) => (read === undefined ? [] : [[name, read] as const])));
  return ({ name, type }) => reads.get(name) ?? `i."${name}"${isListType(type) ? `::${type}` : ''}`;
}

function isSame({ values }: InputColumn): boolean {
  return values.length === 1 || (values.length >= worthComparing && values.every((value) => value === values[0]));
}

/** How the rows of a column are handed over: as set-returning calls, and what is read of those where it is not the column itself. */
type Spread = { name: string; lists: { name: string; sql: string }[]; read?: string };

function spread(parts: StatementParts, column: InputColumn): Spread {
  const { name, type, values } = column;
  const isFull = values.every((value) => value !== null);
  if (type === 'integer[]' && isFull) return spreadIntegers(parts, { name, lists: values as number[][] });
  const elements = values.map((_, row) => element(column, row));
  // Quotes within quotes are dear to write and to read.
  const sql =
    type === 'jsonb' && isFull
      ? `jsonb_array_elements(${bind(parts, `[${elements.join(',')}]`)}::jsonb)`
      : unnest(parts, elementType(type), elements);
  return { name, lists: [{ name, sql }] };
}

/** All lists as one, and where in it the list of each row begins and ends. */
function spreadIntegers(parts: StatementParts, { name, lists }: { name: string; lists: readonly number[][] }): Spread {
  let end = 0;
  const ends = lists.map(({ length }) => (end += length));
  const begins = lists.map(({ length }, row) => (ends[row] as number) - length + 1);
  const all = bind(parts, binaryIntegers(lists));
  const bounds = [
    { name: `${name}#from`, sql: unnest(parts, 'integer', begins) },
    { name: `${name}#to`, sql: unnest(parts, 'integer', ends) },
  ];
  return { name, lists: bounds, read: `(${all}::integer[])[i."${name}#from":i."${name}#to"]` };
}

function unnest(parts: StatementParts, type: string, elements: readonly unknown[]): string {
  return `unnest(${bind(parts, boundArray(type, elements))}::${type}[])`;
}

function element({ type, values }: InputColumn, row: number): unknown {
  return arrayElement(type, values[row]);
}
