import type { Sql } from 'sql-template-tag';
import type { Field } from '../../define/field.ts';
import type { Label } from '../../label.ts';
import type { OperandKind } from '../../query.ts';
import type { ParseContext, Parsed, Sought } from '../field-type.ts';

/** What a condition looks at in SQL. */
export type ConditionTerm = {
  /** The value column, or what a computed value is worked out with. */
  sql: Sql;
  /** PostgreSQL type of the value column without modifiers: `numeric`, `uuid`, `text[]`. */
  cast: string;
  /** Another column of the field; fields that are worked out have none. */
  column(suffix: string): Sql;
};

/** Where a day begins in what the values are: a day itself, or an instant. */
export type StartOfDay = (day: string, timeZone: string) => string;

/**
 * The right-hand side in the forms that conditions ask for: terms of SQL, or plain values. Both are read by the same field type, when the
 * condition is put to records.
 */
type OperandForms<Form, List, Pattern, Spans> = {
  /** What `comparable` makes of the value. */
  one(): Form;
  /** First and last that the value stands for: a day given for an instant is the whole day. Elsewhere the value itself. */
  first(): Form;
  last(): Form;
  pair(): { first: Form; last: Form };
  /** Each entry of a list read by itself. */
  values(): List;
  /** First and last of each entry of a list. */
  spans(): Spans;
  /** A value that is a list as a whole. */
  list(): List;
  /** The text as it is looked for in the value column. */
  text(op: 'contains' | 'startsWith'): Pattern;
  /** A relative period: from, and until without it. */
  period(start: StartOfDay): { from: Form; until: Form };
  /** The record that is given and all below it. */
  below(): List;
  /** Part of what `read` of the condition gave. */
  own(part: (read: never) => unknown, cast: string): Form;
};

/** `spans` are two arrays; `below` stands behind `in`. */
export type SqlOperand = OperandForms<Sql, Sql, Sql, { firsts: Sql; lasts: Sql }>;
export type PlainOperand = OperandForms<unknown, readonly unknown[], Sought, { first: unknown; last: unknown }[]>;

/** One question that may be asked of the values of a field type, in SQL and in JavaScript alike. */
export type FieldCondition = {
  takes: OperandKind;
  /** How it reads after the field's name; screens have words for those that several types share. */
  label?: Label;
  /** Reads the right-hand side where `takes` is `own`. */
  read?(input: unknown, field: Field, context: ParseContext): Parsed<unknown>;
  /** Null counts as not satisfied. */
  sql(term: ConditionTerm, operand: SqlOperand): Sql;
  /** The same of the value in the form of `comparable`, of `own` conditions in wire form; null for none. */
  test(held: unknown, operand: PlainOperand): boolean;
  /** What has no value satisfies it, or may: no value does not mean that nothing is found. */
  fitsNone?: true;
  /** The text that is looked for stands in the value, or is all of it: an index of words may narrow the search. */
  finds?: 'part' | 'whole';
};

export type FieldConditions = Readonly<Record<string, FieldCondition>>;

/** The related records of a to-many field, of which only those count that may be read. */
export type RelatedTerm = { id: Sql; some(...where: Sql[]): Sql; count(...where: Sql[]): Sql };

/** A question about which records a to-many field leads to; `ids` are those that are given. */
export type RelatedCondition = {
  takes: 'nothing' | 'list';
  sql(related: RelatedTerm, ids: Sql): Sql;
  test(held: readonly string[], ids: readonly string[]): boolean;
};
