import type { z } from 'zod';
import type { Field, FieldOf, FieldTypeName } from '../define/field.ts';
import type { ValueFormat } from '../define/report.ts';
import type { ExpressionType } from '../expression/expression-type.ts';
import type { Label, Locale } from '../label.ts';
import type { Problem } from '../problem.ts';
import type { Aggregate } from '../query.ts';
import type { FieldConditions, RelatedCondition } from './conditions/field-condition.ts';
import type { FieldCheck } from './field-check.ts';
import type { FieldDesign } from './field-design.ts';
import type { KeptFile } from './is-of-kind.ts';
import type { DecimalSign } from './read-number-text.ts';

/** One stored column. `suffix` is appended to the field's name: money `amount` has `''`, `_currency`, `_rate`. */
export type TypeColumn = {
  suffix: string;
  /** PostgreSQL type as `format_type` prints it: `text`, `numeric(18,2)`, `uuid`, `text[]`, `timestamp with time zone`. */
  type: string;
};

/** How running numbers are written, the first of them, how far it is from one to the next, and whether some may be left out. */
export type Counter = { pattern: string; start: number; step: number; gaps: boolean };

/** What a field type may ask for while it reads a value. All of it is passed, so that parsing stays free of I/O. */
export type ParseContext = {
  locale: Locale;
  /** IANA zone that texts without zone are read in. */
  timeZone: string;
  /** The workspace's base currency, ISO 4217. */
  currency: string;
  /** ISO 3166 country that phone numbers without its code are numbers of. */
  region?: string;
  /** The month that the workspace's years begin with, 1 to 12. Default January. */
  yearStart?: number;
  /** Day order of ambiguous dates in imported text. */
  dateOrder?: 'ymd' | 'mdy' | 'dmy';
  /** Which of point and comma is before the decimals of numbers in text; the other groups thousands. Default `point`. */
  decimalSign?: DecimalSign;
  /** Units of base currency for one of the named currency; undefined when the workspace does not know it. */
  rate?: (currency: string) => string | undefined;
  /** What the record holds in the field now; given to types that are read beside it. */
  stored?: unknown;
  /** The value is to be compared with, not stored: a bare number is one of base currency, as the values it is compared with are. */
  compares?: true;
};

/** `note` tells what the reader of a text should know of the value that was made of it. */
export type Parsed<Value> = { ok: true; value: Value | null; note?: Problem } | { ok: false; problem: Problem };

/** What `contains` and `startsWith` look for in the value column: any of these texts. `common` has digits and letters that all of them have. */
export type Sought = { anywhere: string[]; start: string[]; common: string };

/**
 * A field type answers every question an engine or a screen may have about its values, so that no engine knows a type by name.
 * *Wire* is the JSON form used by API and browser; *row* the values of its columns, in column order.
 */
export type FieldType<Name extends FieldTypeName = FieldTypeName> = {
  name: Name;
  label: Label;
  /** How the studio offers it and draws its settings. */
  design: FieldDesign;
  /** Checks the type's own options in a definition (base properties are checked elsewhere). */
  options: z.ZodObject;
  /** Values are made by the platform alone; every writer's is refused. */
  readOnly?: true;
  /** The field whose values a computed field has: its operators, aggregates, wire form and text count. See `valueField`. */
  result?(field: FieldOf<Name>): Field;
  /** Stored columns; empty for fields that are computed or live in another table. */
  columns(field: FieldOf<Name>): TypeColumn[];
  /** Where a value comes from when it has no columns. */
  source: 'columns' | 'expression' | 'rollup' | 'inverse' | 'linkTable';
  /** Checks and normalises a wire value; null and undefined never reach it. */
  parse(input: unknown, field: FieldOf<Name>, context: ParseContext): Parsed<unknown>;
  /** Reads a cell of an imported file or pasted text, trimmed and not empty. References come back as `{ text }` for the engine to resolve. */
  parseText(text: string, field: FieldOf<Name>, context: ParseContext): Parsed<unknown>;
  /**
   * A writer's value is read beside what the record holds, on the record's day: a bare number keeps the record's currency, and the same
   * amount the rate it was booked at.
   */
  readsBeside?: true;
  /** What a cell of a file names, one text for each option; of types with options. */
  entries?(text: string): string[];
  /** One text of the cells that several columns of a file spread it over, such as first and last name; none of them is empty. */
  join?(texts: readonly string[]): string;
  /**
   * Column values in column order, from a wire value that `parse` made; for links the ids they hold. What follows from other columns is among
   * them, such as the amount in base currency: PostgreSQL would rewrite a big table for a column that it works out itself.
   */
  toRow(value: unknown, field: FieldOf<Name>): unknown[];
  /**
   * Wire value from all column values, as the driver gives them (numeric and bigint as text, date as
   * `YYYY-MM-DD`, timestamps as ISO UTC text); for computed fields the one value, for links the ids. Null when nothing is stored.
   */
  fromRow(values: unknown[], field: FieldOf<Name>): unknown;
  /**
   * What a person reads. References arrive as `{ id, title }`. Instants are shown in `timeZone`, default UTC; numbers of `region` as they are
   * dialled there.
   */
  toText(value: unknown, field: FieldOf<Name>, locale: Locale, timeZone?: string, region?: string): string;
  /** What people read is part of a value, without its look; files hold all of it, by `toCell`. */
  textIsPart?: true;
  /**
   * What an export writes, where people read something that could be taken for another value: `parseText` gives back the same value,
   * whatever else stands in the column. Default: `toText`.
   */
  toCell?(value: unknown, field: FieldOf<Name>, locale: Locale, timeZone?: string): string;
  /** What who may see a value in part sees of it; the rest cannot be told from it. Default: that there is one. See `canMask`. */
  mask?(value: unknown, field: FieldOf<Name>, locale: Locale): string;
  /** JSON Schema 2020-12 of the wire value, without null. */
  schema(field: FieldOf<Name>): Record<string, unknown>;
  /** What it takes on writing when that differs from `schema`. */
  inputSchema?(field: FieldOf<Name>): Record<string, unknown>;
  /** What may be asked of the value; of a computed field its result answers. */
  conditions: FieldConditions;
  /** What may be asked of the records that a to-many field leads to. */
  relatedConditions?: Readonly<Record<string, RelatedCondition>>;
  /**
   * First and last of what a value in a condition stands for, where that is more than one: a day given for an instant is that day where the
   * reader is. `input` is what was written, `comparable` what was made of it.
   */
  bounds?(input: unknown, comparable: unknown, context: ParseContext): readonly [first: unknown, last: unknown];
  /** Texts that differ in case alone are one value to filters, groups and counts of different ones, as they are to uniqueness. */
  foldsCase?: true;
  aggregates: readonly Aggregate[];
  sortable: boolean;
  /** Values are names and other words, which the reader's language puts in order: pinyin in Chinese. */
  sortsByLanguage?: true;
  /** Values in the order that people sort them by, where it is not that of the value column. */
  order?(field: FieldOf<Name>): string[];
  groupable: boolean;
  expressionType(field: FieldOf<Name>): ExpressionType;
  /** How figures of its values are written where a report is made; default: as numbers. */
  figureFormat?: ValueFormat;
  /** Suffix of the column that filters, sorting, measures and expressions use; money compares and adds up in base currency. */
  valueSuffix?: string;
  /**
   * What a number of base currency is as a value of several columns: decimal places, and for each column what stands in it; nothing for the number
   * itself. Undefined where numbers mean something else in the field.
   */
  ofNumber?(field: FieldOf<Name>, currency: string): { decimals: number; columns: readonly (string | undefined)[] } | undefined;
  /** What filters compare the value column with, from a wire value that `parse` made. Default: the first value of `toRow`. */
  comparable?(value: unknown, field: FieldOf<Name>): unknown;
  /** Parts of the wire value that an import fills one by one, such as the city of an address. */
  parts?: Record<string, Label>;
  /** Reads the texts of parts that several columns give, none of them empty; what a column gives as a whole is under `whole`. Default: `parse`. */
  parseParts?(texts: Readonly<Record<string, string>>, field: FieldOf<Name>, context: ParseContext): Parsed<unknown>;
  /** Whether a text can be this part, where `parseParts` takes none without the others. Default: it takes it alone. */
  fitsPart?(part: string, text: string): boolean;
  /** Whether figures over the values are amounts in the base currency; `isAmount` answers it for a field of the records a relation leads to. */
  holdsAmounts?(field: FieldOf<Name>, isAmount: (relation: string, field: string) => boolean): boolean;
  /** Of a computed number that says nothing of its decimals: the related field whose decimals it has, where it has more than two. */
  sameDecimalsAs?(field: FieldOf<Name>): { relation: string; field: string } | undefined;
  /** The expression a value is worked out with, when `source` is `expression`. */
  expression?(field: FieldOf<Name>): string;
  /** In the search index of an object that does not choose its fields. */
  searchedByDefault?: true;
  /** Leads to a person: how an address of it begins. */
  reaches?: 'tel' | 'mailto';
  /** Texts that global search finds a record by; none for types that are not searchable. */
  searchText?(value: unknown, field: FieldOf<Name>): string;
  /** Counted on when `searchText` answers otherwise, so that records are made findable anew. */
  searchVersion?: number;
  /** What a text is looked for as, where values are kept otherwise than they are shown. */
  sought?(text: string, op: 'contains' | 'startsWith', field: FieldOf<Name>, context: ParseContext): Sought;
  /** Other fields that this one points at, for where-used and for rights of computed fields. */
  target?(field: FieldOf<Name>): { objects: string[]; cardinality: 'one' | 'many' } | undefined;
  /** The rows that are written with their record, in its request and transaction: those of `object` whose relation `via` points at it. */
  children?(field: FieldOf<Name>): { object: string; via: string };
  /** A running number that the write pipeline gives to each new record. */
  counter?(field: FieldOf<Name>): Counter;
  /** Values are files: ids of the file index, taken over by the record that names them. */
  holdsFiles?: true;
  /** Which files fit, by what their content shows them to be, and how that is said; undefined: any. */
  takesFiles?(field: FieldOf<Name>): { fits(file: KeptFile): boolean; expected: Label } | undefined;
  /** Of a computed field: the paths its value is worked out from, to-many steps included. */
  reads?(field: FieldOf<Name>): string[];
  /** Looks at what the field says of other fields and objects, when a set of definitions is checked. */
  check?(field: FieldOf<Name>, here: FieldCheck): void;
  /** Wire values the contract suite tries. `field` overrides the default `{ type, label }`. */
  samples: {
    field?: Partial<FieldOf<Name>>;
    valid: unknown[];
    invalid: unknown[];
    texts?: [text: string, wire: unknown][];
    /** What is seen in part of a value that `parse` made. */
    masked?: [wire: unknown, text: string][];
    /** Right-hand sides of the conditions of its own. */
    asked?: Record<string, unknown[]>;
  };
};
