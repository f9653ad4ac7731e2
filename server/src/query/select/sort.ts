import type { ListSort, Sort } from '@tenon/metadata';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { hasDays, startOfBucket } from '../date-bucket.ts';
import { invalidQuery } from '../parse/query-error.ts';
import type { Compiler, Source } from '../source.ts';
import { compileValue, type Value } from '../value.ts';
import { labelOf, type Title, titleOf } from './title.ts';

/** One term of the order. `name` tells two terms for the same column apart from two of different ones. */
export type SortKey = { name: string; sql: Sql; cast: string; direction: 'asc' | 'desc'; nullable: boolean };

/** The terms of an order that no two records share: it ends with the id. */
export function compileSort(source: Source, sorts: readonly ListSort[]): SortKey[] {
  const keys: SortKey[] = [];
  for (const [index, sort] of sorts.entries()) {
    if (!keys.some(({ name }) => name === nameOf(sort))) keys.push(compileKey(source, sort, `sort[${index}]`));
    if (sort.field === 'id') return keys;
  }
  return [...keys, compileKey(source, { field: 'id', direction: keys.at(-1)?.direction ?? 'desc' }, 'sort')];
}

/**
 * Empty values come last either way, as in the platform's indexes. Exactly the reverse of an order that has one puts them first where
 * there can be none, so that the index is read backwards.
 */
export function orderBy(source: Source, keys: readonly SortKey[]): Sql {
  const nulls = isReverse(source, keys) ? 'first' : 'last';
  return join(
    keys.map((key) => sql`${key.sql} ${raw(`${key.direction} nulls ${nulls}`)}`),
    ', ',
  );
}

function compileKey(source: Source, sort: ListSort, at: string): SortKey {
  const { field, direction, bucket } = sort;
  const value = compileValue(source, field, at);
  if (!value.type.sortable) throw invalidQuery(at, { code: 'notSortable', params: { label: value.field.definition.label } });
  if (bucket !== undefined && !hasDays(value))
    throw invalidQuery(`${at}.bucket`, { code: 'notGroupable', params: { label: value.field.definition.label } });
  const nullable = value.source !== source || !neverNull.has(field);
  const compared = bucket ? { sql: startOfBucket(value, bucket), cast: 'date' } : comparedBy(value);
  return { name: nameOf(sort), direction, nullable, ...compared };
}

function nameOf({ field, bucket }: ListSort): string {
  return bucket ? `${field} ${bucket}` : field;
}

/** System columns that are never null; every other column may be. */
const neverNull = new Set(['id', 'created_at', 'updated_at', 'version']);

/** Links are ordered by the titles people see, options as their administrator ordered them, names as the reader's language has it. */
function comparedBy(value: Value): Pick<SortKey, 'sql' | 'cast'> {
  const { definition, type } = value;
  const order = type.order?.(definition as never);
  if (order) return { sql: sql`array_position(${order}::text[], ${value.sql})`, cast: 'integer' };
  const title = labelOf(value) ?? titleOf(value);
  return { sql: inLanguage(value.source.compiler, title), cast: title.cast };
}

/** A term to sort by, in the order of the reader's language where it is a name. */
export function inLanguage({ collation }: Compiler, { sql: term, cast, sortsByLanguage }: Omit<Title, 'read'>): Sql {
  return sortsByLanguage && cast === 'text' && collation ? sql`${term} collate ${raw(collation)}` : term;
}

function isReverse({ object }: Source, keys: readonly SortKey[]): boolean {
  const isOpposite = (order: readonly Sort[]) =>
    keys.length === order.length &&
    keys.every((key, index) => order[index]?.field === key.name && order[index]?.direction !== key.direction && !key.nullable);
  return isOpposite(object.sort) || (object.sort[0]?.field !== 'created_at' && isOpposite(newestMadeFirst));
}

/** Has an index on every object. */
const newestMadeFirst: Sort[] = [
  { field: 'created_at', direction: 'desc' },
  { field: 'id', direction: 'desc' },
];
