import sql from 'sql-template-tag';
import type { FieldConditions, PlainOperand, RelatedCondition } from './field-condition.ts';
import { listPresence } from './presence.ts';

/** Values that are lists. An empty one satisfies `hasNone`. */
export const listConditions = {
  hasAny: {
    takes: 'list',
    sql: ({ sql: term }, operand) => sql`${term} && ${operand.list()}`,
    test: (held, operand) => shared(held, operand).length > 0,
  },
  hasAll: {
    takes: 'list',
    fitsNone: true,
    sql: ({ sql: term }, operand) => sql`coalesce(${term}, '{}') @> ${operand.list()}`,
    test: (held, operand) => shared(held, operand).length === operand.list().length,
  },
  hasNone: {
    takes: 'list',
    fitsNone: true,
    sql: ({ sql: term }, operand) => sql`(${term} && ${operand.list()}) is not true`,
    test: (held, operand) => shared(held, operand).length === 0,
  },
  ...listPresence,
} as const satisfies FieldConditions;

function shared(held: unknown, operand: PlainOperand): unknown[] {
  return operand.list().filter((given) => Array.isArray(held) && held.includes(given));
}

const isHeld = (held: readonly string[]) => (id: string) => held.includes(id);

/** Which records a to-many field leads to. */
export const relatedConditions = {
  hasAny: {
    takes: 'list',
    sql: ({ id, some }, ids) => some(sql`${id} = any(${ids})`),
    test: (held, ids) => ids.some(isHeld(held)),
  },
  hasAll: {
    takes: 'list',
    sql: ({ id, count }, ids) => sql`${count(sql`${id} = any(${ids})`)} = cardinality(${ids})`,
    test: (held, ids) => ids.every(isHeld(held)),
  },
  hasNone: {
    takes: 'list',
    sql: ({ id, some }, ids) => sql`not ${some(sql`${id} = any(${ids})`)}`,
    test: (held, ids) => !ids.some(isHeld(held)),
  },
  empty: { takes: 'nothing', sql: ({ some }) => sql`not ${some()}`, test: (held) => held.length === 0 },
  notEmpty: { takes: 'nothing', sql: ({ some }) => some(), test: (held) => held.length > 0 },
} as const satisfies Record<string, RelatedCondition>;
