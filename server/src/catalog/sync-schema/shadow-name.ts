import { createHash } from 'node:crypto';
import type { Fill } from '../data-steps/data-step.ts';

/** What a column, or an index over it, is called while it is made ready to take the place of one. No field can have that name. */
export function shadowName(name: string): string {
  return `~new_${name}`.slice(0, 63);
}

/** Says which values a shadow holds: another way of making them is another mark. */
export function fillMark({ table, column, type, using }: Fill): string {
  return createHash('sha256')
    .update(JSON.stringify([table, column, type, using]))
    .digest('hex')
    .slice(0, 16);
}

/** An index over shadows, until it takes the place of the one over what is there. */
export function shadowIndexName(name: string): string {
  return `~${name}`;
}

/** The function that keeps a shadow up to date with what is written meanwhile; its trigger has the shadow's name. */
export function shadowFunction(table: string, column: string): string {
  return `~fill_${createHash('sha256').update(`${table}.${column}`).digest('hex').slice(0, 16)}`;
}
