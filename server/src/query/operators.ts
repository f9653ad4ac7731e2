import type { Operator } from '@tenon/metadata';
import sql, { type Sql } from 'sql-template-tag';
import { foldCase, foldsCase } from './fold-case.ts';
import { compileUnder } from './hierarchy.ts';
import { isInstant } from './instant-bounds.ts';
import type { Operand } from './operand.ts';
import type { Value } from './value.ts';

/** How an operator reads in SQL. `ne`, `notIn`, `notContains` and `hasNone` are satisfied by an empty value. */
export const compileOperator: Record<Operator, (value: Value, operand: Operand) => Sql> = {
  eq: (value, operand) =>
    isInstant(value)
      ? sql`${value.sql} between ${operand.first()} and ${operand.last()}`
      : sql`${foldCase(value, value.sql)} = ${foldCase(value, operand.one())}`,
  ne: (value, operand) =>
    isInstant(value)
      ? sql`(${value.sql} between ${operand.first()} and ${operand.last()}) is not true`
      : sql`${foldCase(value, value.sql)} is distinct from ${foldCase(value, operand.one())}`,
  lt: (value, operand) => sql`${value.sql} < ${operand.first()}`,
  lte: (value, operand) => sql`${value.sql} <= ${operand.last()}`,
  gt: (value, operand) => sql`${value.sql} > ${operand.last()}`,
  gte: (value, operand) => sql`${value.sql} >= ${operand.first()}`,
  between: (value, operand) => {
    const { first, last } = operand.pair();
    return sql`${value.sql} between ${first} and ${last}`;
  },
  in: (value, operand) => isIn(value, operand),
  notIn: (value, operand) => sql`(${isIn(value, operand)}) is not true`,
  contains: (value, operand) => sql`${asText(value)} ilike ${operand.pattern('contains')}`,
  notContains: (value, operand) => sql`(${asText(value)} ilike ${operand.pattern('contains')}) is not true`,
  startsWith: (value, operand) => sql`${asText(value)} ilike ${operand.pattern('startsWith')}`,
  empty: (value) => isEmpty(value),
  notEmpty: (value) => sql`not ${isEmpty(value)}`,
  hasAny: (value, operand) => sql`${value.sql} && ${operand.set()}`,
  hasAll: (value, operand) => sql`coalesce(${value.sql}, '{}') @> ${operand.set()}`,
  hasNone: (value, operand) => sql`(${value.sql} && ${operand.set()}) is not true`,
  within: (value, operand) => {
    const { from, until } = operand.period();
    return sql`(${value.sql} >= ${from} and ${value.sql} < ${until})`;
  },
  under: (value, operand) => compileUnder(value, operand),
};

function isIn(value: Value, operand: Operand): Sql {
  if (foldsCase(value)) return sql`lower(${value.sql}) = any(array(select lower(each) from unnest(${operand.list()}) each))`;
  if (!isInstant(value)) return sql`${value.sql} = any(${operand.list()})`;
  const { firsts, lasts } = operand.spans();
  return sql`exists (select 1 from unnest(${firsts}, ${lasts}) span(first, last) where ${value.sql} between span.first and span.last)`;
}

/** Texts and lists may be empty without being null. */
function isEmpty({ sql: term, cast }: Value): Sql {
  if (cast === 'text') return sql`(${term} is null or ${term} = '')`;
  return cast.endsWith('[]') ? sql`(cardinality(coalesce(${term}, '{}')) = 0)` : sql`(${term} is null)`;
}

function asText({ sql: term, cast }: Value): Sql {
  return cast === 'text' ? term : sql`${term}::text`;
}
