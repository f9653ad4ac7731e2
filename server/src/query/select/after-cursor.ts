import sql, { join, raw, type Sql } from 'sql-template-tag';
import { TenonError } from '../../base/errors.ts';
import { type Cursor, checkCursorValue } from '../parse/cursor.ts';
import type { CursorShape } from '../parse/query-shape.ts';
import { RunValue } from '../statements/run.ts';
import type { SortKey } from './sort.ts';

/** Which records come next; `empties` are those that come last, since they have no value to be sorted by. Each is a range of an index. */
export type AfterCursor = { next: Sql; empties?: Sql };

/** The records that come after the last one of a page. */
export function afterCursor(keys: readonly SortKey[], cursor: CursorShape): AfterCursor {
  if (cursor.nulls.length !== keys.length) throw new TenonError('badCursor');
  const values = keys.map((key, index) => boundValue(key, cursor, index));
  const [first, ...others] = keys;
  if (!first?.nullable) return { next: comesNext(keys, values, cursor.nulls) };
  const isEmpty = sql`${first.sql} is null`;
  if (cursor.nulls[0]) return { next: sql`${isEmpty} and ${comesNext(others, values.slice(1), cursor.nulls.slice(1))}` };
  const filled = [{ ...first, nullable: false }, ...others];
  const start = sql`${first.sql} ${raw(first.direction === 'desc' ? '<=' : '>=')} ${values[0]}`;
  return { next: sql`${start} and ${comesNext(filled, values, cursor.nulls)}`, empties: isEmpty };
}

function comesNext(keys: readonly SortKey[], values: Sql[], nulls: readonly boolean[]): Sql {
  return isRow(keys) ? compareRows(keys, values) : compareStepwise(keys, values, nulls);
}

function boundValue({ cast }: SortKey, { slot }: CursorShape, index: number): Sql {
  const read = new RunValue((run) => checkCursorValue((run.slots[slot] as Cursor).values[index] ?? null, cast));
  return sql`${read}::${raw(cast)}`;
}

/** A row comparison is one range of an index; it holds where nothing is null and every term goes the same way. */
function isRow(keys: readonly SortKey[]): boolean {
  return keys.every((key) => !key.nullable && key.direction === keys[0]?.direction);
}

function compareRows(keys: readonly SortKey[], values: Sql[]): Sql {
  const terms = join(
    keys.map((key) => key.sql),
    ', ',
  );
  return sql`(${terms}) ${isAfter(keys[0])} (${join(values, ', ')})`;
}

/** After it in the first term, or level with it there and after it in the rest. */
function compareStepwise(keys: readonly SortKey[], values: Sql[], nulls: readonly boolean[]): Sql {
  const steps = keys.map((_, index) => {
    const level = keys.slice(0, index).map((key, at) => isLevel(key, values[at] as Sql, nulls[at] === true));
    return sql`(${join([...level, comesAfter(keys[index] as SortKey, values[index] as Sql, nulls[index] === true)], ' and ')})`;
  });
  return sql`(${join(steps, ' or ')})`;
}

function isLevel({ sql: term }: SortKey, value: Sql, isNull: boolean): Sql {
  return isNull ? sql`${term} is null` : sql`${term} = ${value}`;
}

/** Nulls come last, so nothing comes after one. */
function comesAfter(key: SortKey, value: Sql, isNull: boolean): Sql {
  if (isNull) return raw('false');
  const after = sql`${key.sql} ${isAfter(key)} ${value}`;
  return key.nullable ? sql`(${after} or ${key.sql} is null)` : after;
}

function isAfter(key: SortKey | undefined): Sql {
  return raw(key?.direction === 'desc' ? '<' : '>');
}
