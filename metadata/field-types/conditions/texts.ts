import sql from 'sql-template-tag';
import { foldCase, foldedEquality } from './equality.ts';
import type { FieldConditions, PlainOperand } from './field-condition.ts';
import { textPresence } from './presence.ts';

/** What stands in a text, whatever the case of its letters. An empty text satisfies `notContains`. */
export const patternConditions = {
  contains: {
    takes: 'text',
    finds: 'part',
    sql: ({ sql: term }, operand) => sql`${term} ilike ${operand.text('contains')}`,
    test: (held, operand) => isFound(held, operand, 'contains'),
  },
  notContains: {
    takes: 'text',
    fitsNone: true,
    sql: ({ sql: term }, operand) => sql`(${term} ilike ${operand.text('contains')}) is not true`,
    test: (held, operand) => !isFound(held, operand, 'contains'),
  },
  startsWith: {
    takes: 'text',
    finds: 'part',
    sql: ({ sql: term }, operand) => sql`${term} ilike ${operand.text('startsWith')}`,
    test: (held, operand) => isFound(held, operand, 'startsWith'),
  },
} as const satisfies FieldConditions;

export const textConditions = {
  ...foldedEquality,
  eq: { ...foldedEquality.eq, finds: 'whole' },
  ...textPresence,
  ...patternConditions,
} as const satisfies FieldConditions;

function isFound(held: unknown, operand: PlainOperand, op: 'contains' | 'startsWith'): boolean {
  if (held === null) return false;
  const { anywhere, start } = operand.text(op);
  const text = foldCase(held);
  return anywhere.some((each) => text.includes(foldCase(each))) || start.some((each) => text.startsWith(foldCase(each)));
}
