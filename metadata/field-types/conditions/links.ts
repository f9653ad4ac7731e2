import sql from 'sql-template-tag';
import { equality } from './equality.ts';
import type { FieldConditions } from './field-condition.ts';
import { presence } from './presence.ts';

/** Links to one record; `under` takes all that stand below it as well. */
export const linkConditions = {
  ...equality,
  ...presence,
  under: {
    takes: 'value',
    sql: ({ sql: term }, operand) => sql`${term} in ${operand.below()}`,
    test: (held, operand) => held !== null && operand.below().includes(held),
  },
} as const satisfies FieldConditions;
