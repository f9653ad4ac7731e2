import sql, { type Sql } from 'sql-template-tag';
import type { FieldConditions } from './field-condition.ts';

/** Below, the same or above. */
export type Compare = (a: unknown, b: unknown) => number;

const byIdentity: Compare = (a, b) => (a === b ? 0 : 1);

/** What stands on both sides in SQL, when it is not the value itself. */
type Folding = { one(term: Sql): Sql; values(list: Sql): Sql };

const asIs: Folding = { one: (term) => term, values: (list) => list };

/** Is, is not, is any of, is none of. An empty value satisfies `ne` and `notIn`. */
export const equality = equalityBy(byIdentity);

/**
 * Texts that differ in case alone are the same. PostgreSQL folds both sides, since JavaScript makes some letters small differently; of those
 * letters `test` knows less.
 */
export const foldedEquality = equalityBy((a, b) => byIdentity(foldCase(a), foldCase(b)), {
  one: (term) => sql`lower(${term})`,
  values: (list) => sql`array(select lower(each) from unnest(${list}) each)`,
});

/**
 * Equal, unequal, one of and none of, as SQL and as tests that agree: `compare` answers 0 for the same, `Folding` makes of SQL what is
 * compared.
 */
export function equalityBy(compare: Compare, { one, values }: Folding = asIs) {
  const isSame = (held: unknown, given: unknown) => held !== null && given !== null && compare(held, given) === 0;
  return {
    eq: {
      takes: 'value',
      sql: ({ sql: term }, operand) => sql`${one(term)} = ${one(operand.one())}`,
      test: (held, operand) => isSame(held, operand.one()),
    },
    ne: {
      takes: 'value',
      fitsNone: true,
      sql: ({ sql: term }, operand) => sql`${one(term)} is distinct from ${one(operand.one())}`,
      test: (held, operand) => (held === null ? operand.one() !== null : !isSame(held, operand.one())),
    },
    in: {
      takes: 'values',
      sql: ({ sql: term }, operand) => sql`${one(term)} = any(${values(operand.values())})`,
      test: (held, operand) => operand.values().some((given) => isSame(held, given)),
    },
    notIn: {
      takes: 'values',
      fitsNone: true,
      sql: ({ sql: term }, operand) => sql`(${one(term)} = any(${values(operand.values())})) is not true`,
      test: (held, operand) => !operand.values().some((given) => isSame(held, given)),
    },
  } as const satisfies FieldConditions;
}

export function foldCase(text: unknown): string {
  return String(text).toLowerCase();
}
