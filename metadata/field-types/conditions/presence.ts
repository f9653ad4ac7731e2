import sql, { type Sql } from 'sql-template-tag';
import type { ConditionTerm, FieldConditions } from './field-condition.ts';

/** Whether there is a value. */
export const presence = presenceOf(({ sql: term }) => sql`(${term} is null)`);

/** Texts may be empty without being null. */
export const textPresence = presenceOf(({ sql: term }) => sql`(${term} is null or ${term} = '')`);

/** Lists may be empty without being null. */
export const listPresence = presenceOf(({ sql: term }) => sql`(cardinality(coalesce(${term}, '{}')) = 0)`);

/** Of JSON: an empty list is none, as everywhere. */
export const jsonPresence = presenceOf(({ sql: term }) => sql`(${term} is null or ${term} = '[]'::jsonb)`);

function presenceOf(isEmpty: (term: ConditionTerm) => Sql) {
  return {
    empty: { takes: 'nothing', fitsNone: true, sql: (term) => isEmpty(term), test: (held) => isBlank(held) },
    notEmpty: { takes: 'nothing', sql: (term) => sql`not ${isEmpty(term)}`, test: (held) => !isBlank(held) },
  } as const satisfies FieldConditions;
}

function isBlank(held: unknown): boolean {
  return held === null || held === '' || (Array.isArray(held) && held.length === 0);
}
