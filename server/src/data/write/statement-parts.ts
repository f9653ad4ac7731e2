import { arrayElement, arrayLiteral, arrayType, elementCast } from './sql-array.ts';

/** One value per row of the batch, read by the statement as a column of `i`; `read` where that alone is not what is written. */
export type InputColumn = { name: string; type: string; values: unknown[]; read?: string };

/** A data-modifying statement in the making: its bound values, and common table expressions that all run as one. */
export type StatementParts = { values: unknown[]; expressions: string[] };

/** Binds a value: `bind(parts, now)` → `$3`. */
export function bind(parts: StatementParts, value: unknown): string {
  parts.values.push(value);
  return `$${parts.values.length}`;
}

/** `i`: the rows of the batch, handed over as one array per column. */
export function bindInput(parts: StatementParts, columns: readonly InputColumn[]): void {
  const arrays = columns.map(({ type, values }) => `${bind(parts, arrayLiteral(values))}::${arrayType(type)}`);
  parts.expressions.push(
    `i as (select * from unnest(${arrays.join(', ')}) as i(${columns.map(({ name }) => `"${name}"`).join(', ')}))`,
  );
}

export function inputColumn<Item>(
  name: string,
  type: string,
  { of, value }: { of: readonly Item[]; value: (item: Item) => unknown },
): InputColumn {
  return { name, type, values: of.map((item) => arrayElement(type, value(item))) };
}

/** What a column of the batch writes: `i."stage"`. */
export function readInput({ name, type, read }: InputColumn): string {
  return read ?? `i."${name}"${elementCast(type)}`;
}
