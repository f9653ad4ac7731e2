import sql, { type Sql } from 'sql-template-tag';
import { Decimal } from '../../expression/decimal.ts';
import { startOfDay } from '../../zoned-time.ts';
import { type Compare, equalityBy } from './equality.ts';
import type { ConditionTerm, FieldConditions, PlainOperand, SqlOperand, StartOfDay } from './field-condition.ts';
import { presence } from './presence.ts';

const byNumber: Compare = (a, b) => new Decimal(String(a)).comparedTo(String(b));
/** Days are texts in the order of the calendar. */
const byDay: Compare = (a, b) => (String(a) < String(b) ? -1 : Number(a !== b));
/** The wire form of instants has milliseconds. */
const byInstant: Compare = (a, b) => Date.parse(String(a)) - Date.parse(String(b));

const orderBy = (compare: Compare) =>
  ({
    lt: {
      takes: 'value',
      sql: ({ sql: term }, operand) => sql`${term} < ${operand.first()}`,
      test: (held, operand) => isOrdered(compare, held, operand.first(), (order) => order < 0),
    },
    lte: {
      takes: 'value',
      sql: ({ sql: term }, operand) => sql`${term} <= ${operand.last()}`,
      test: (held, operand) => isOrdered(compare, held, operand.last(), (order) => order <= 0),
    },
    gt: {
      takes: 'value',
      sql: ({ sql: term }, operand) => sql`${term} > ${operand.last()}`,
      test: (held, operand) => isOrdered(compare, held, operand.last(), (order) => order > 0),
    },
    gte: {
      takes: 'value',
      sql: ({ sql: term }, operand) => sql`${term} >= ${operand.first()}`,
      test: (held, operand) => isOrdered(compare, held, operand.first(), (order) => order >= 0),
    },
    between: {
      takes: 'pair',
      sql({ sql: term }, operand) {
        const { first, last } = operand.pair();
        return sql`${term} between ${first} and ${last}`;
      },
      test: (held, operand) => isWithin(compare, held, operand.pair()),
    },
  }) as const satisfies FieldConditions;

const periodBy = (compare: Compare, start: StartOfDay) =>
  ({
    within: {
      takes: 'period',
      sql({ sql: term }, operand) {
        const { from, until } = operand.period(start);
        return sql`(${term} >= ${from} and ${term} < ${until})`;
      },
      test(held, operand) {
        const { from, until } = operand.period(start);
        return held !== null && compare(held, from) >= 0 && compare(held, until) < 0;
      },
    },
  }) as const satisfies FieldConditions;

/** Numbers travel as texts, and 12.5 is 12.50. */
export const numberConditions = { ...equalityBy(byNumber), ...presence, ...orderBy(byNumber) };

export const dayConditions = {
  ...equalityBy(byDay),
  ...presence,
  ...orderBy(byDay),
  ...periodBy(byDay, (day) => day),
};

const spans = (operand: PlainOperand) => [{ first: operand.first(), last: operand.last() }];

/** An instant is the same as what is given when it lies within what that stands for: a day, or a millisecond. */
export const instantConditions = {
  eq: {
    takes: 'value',
    sql: ({ sql: term }, operand) => sql`${term} between ${operand.first()} and ${operand.last()}`,
    test: (held, operand) => isInSome(held, spans(operand)),
  },
  ne: {
    takes: 'value',
    fitsNone: true,
    sql: ({ sql: term }, operand) => sql`(${term} between ${operand.first()} and ${operand.last()}) is not true`,
    test: (held, operand) => !isInSome(held, spans(operand)),
  },
  in: {
    takes: 'values',
    sql: isInSpans,
    test: (held, operand) => isInSome(held, operand.spans()),
  },
  notIn: {
    takes: 'values',
    fitsNone: true,
    sql: (term, operand) => sql`(${isInSpans(term, operand)}) is not true`,
    test: (held, operand) => !isInSome(held, operand.spans()),
  },
  ...presence,
  ...orderBy(byInstant),
  ...periodBy(byInstant, startOfDay),
} as const satisfies FieldConditions;

function isInSpans({ sql: term }: ConditionTerm, operand: SqlOperand): Sql {
  const { firsts, lasts } = operand.spans();
  return sql`exists (select 1 from unnest(${firsts}, ${lasts}) span(first, last) where ${term} between span.first and span.last)`;
}

function isInSome(held: unknown, within: { first: unknown; last: unknown }[]): boolean {
  return within.some((span) => isWithin(byInstant, held, span));
}

function isWithin(compare: Compare, held: unknown, { first, last }: { first: unknown; last: unknown }): boolean {
  if (held === null || first === null || last === null) return false;
  return compare(held, first) >= 0 && compare(held, last) <= 0;
}

function isOrdered(compare: Compare, held: unknown, given: unknown, fits: (order: number) => boolean): boolean {
  return held !== null && given !== null && fits(compare(held, given));
}
