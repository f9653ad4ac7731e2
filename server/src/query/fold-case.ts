import sql, { type Sql } from 'sql-template-tag';
import type { Value } from './value.ts';

/** Whether texts that differ in case alone are one value of the field, as its unique index has it. */
export function foldsCase({ type, cast }: Pick<Value, 'type' | 'cast'>): boolean {
  return type.foldsCase === true && cast === 'text';
}

/** A term to compare with others of the field. PostgreSQL folds both sides, since JavaScript makes some letters small differently. */
export function foldCase(value: Pick<Value, 'type' | 'cast'>, term: Sql): Sql {
  return foldsCase(value) ? sql`lower(${term})` : term;
}
