import { type Field, fieldType, valueField } from '@tenon/metadata';
import sql, { raw, type Sql } from 'sql-template-tag';

/** A computed value with the decimals of its result. Whole numbers stay `numeric`, which cannot overflow. */
export function computedTerm(term: Sql, field: Field): { sql: Sql; cast: string } {
  const result = valueField(field);
  const column = fieldType(result).columns(result as never)[0]?.type ?? 'text';
  if (column === 'bigint' || column === 'integer') return { sql: sql`round(${term})`, cast: 'numeric' };
  const scale = /^numeric\(\d+,(\d+)\)$/.exec(column)?.[1];
  return scale === undefined ? { sql: term, cast: column } : { sql: sql`round(${term}, ${raw(scale)})`, cast: 'numeric' };
}
