import type { DateBucket, GroupBy, PeriodShift, RangeKey } from '@tenon/metadata';
import sql, { raw, type Sql } from 'sql-template-tag';
import { hasDays, startOfBucket } from '../query/date-bucket.ts';
import { foldCase, foldsCase } from '../query/fold-case.ts';
import { isLink } from '../query/link-columns.ts';
import { invalidQuery } from '../query/parse/query-error.ts';
import { selectPath } from '../query/select/select-field.ts';
import { inLanguage } from '../query/select/sort.ts';
import { labelOf, type Reader, titleOf } from '../query/select/title.ts';
import type { Source } from '../query/source.ts';
import { compileValue, type Value } from '../query/value.ts';

/** One grouping: the columns that rows are grouped by, what they are ordered by, and how they become the key a reader sees. */
export type Group = {
  columns: Sql[];
  /** Stands for the group where its column does not: one of the texts that differ in case alone. */
  shown?: Sql;
  /** The same of one record. */
  unfolded?: Sql;
  /** Given the names of the columns in the grouped rows. */
  order(names: readonly string[]): Sql;
  read(values: unknown[], reader: Reader): unknown;
};

/** Links are grouped by record and shown with its title, instants by their day in the reader's zone unless a bucket is wider; `shift` moves dates on. */
export function compileGroup(source: Source, { field: path, bucket, ranges }: GroupBy, at: string, shift?: PeriodShift): Group {
  const value = compileValue(source, path, `${at}.field`);
  const { label } = value.field.definition;
  if (ranges) return rangeGroup(value, ranges, at);
  if (!value.type.groupable && !hasDays(value)) throw invalidQuery(`${at}.field`, { code: 'notGroupable', params: { label } });
  if (bucket !== undefined && !hasDays(value)) throw invalidQuery(`${at}.bucket`, { code: 'notGroupable', params: { label } });
  if (hasDays(value)) return dateGroup(value, bucket ?? 'day', shift);
  if (isLink(value.field)) {
    const { columns, read } = selectPath(source, path, `${at}.field`);
    const title = labelOf(value);
    return {
      columns,
      read,
      order: (names) => {
        const name = raw(names.at(-1) as string);
        return title ? inLanguage(source.compiler, { ...title, sql: name }) : name;
      },
    };
  }
  const options = value.type.order?.(value.definition as never);
  return {
    columns: [foldCase(value, value.sql)],
    ...(foldsCase(value) && { shown: sql`min(${value.sql})`, unfolded: value.sql }),
    read: ([stored]) => (stored === null ? null : value.type.fromRow([stored], value.definition as never)),
    order: ([name]) => {
      const column = raw(name as string);
      return options
        ? sql`array_position(${options}::text[], ${column})`
        : inLanguage(source.compiler, { ...titleOf(value), sql: column });
    },
  };
}

function dateGroup(value: Value, bucket: DateBucket, shift: PeriodShift | undefined): Group {
  return { columns: [startOfBucket(value, bucket, shift)], order: ([name]) => raw(name as string), read: ([stored]) => stored };
}

function rangeGroup(value: Value, ranges: readonly string[], at: string): Group {
  const isNumber = value.type.expressionType(value.definition as never) === 'number';
  if (!isNumber) throw invalidQuery(`${at}.ranges`, { code: 'notGroupable', params: { label: value.field.definition.label } });
  return {
    columns: [sql`width_bucket(${value.sql}::numeric, ${ranges}::numeric[])`],
    order: ([name]) => raw(name as string),
    read: ([place]) => (place === null ? null : rangeAt(ranges, Number(place))),
  };
}

function rangeAt(ranges: readonly string[], place: number): RangeKey {
  return { from: ranges[place - 1] ?? null, to: ranges[place] ?? null };
}
