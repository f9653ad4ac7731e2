import type { Aggregate } from '@tenon/metadata';
import sql, { raw, type Sql } from 'sql-template-tag';
import { compileFilter } from '../query/filter.ts';
import { foldCase } from '../query/fold-case.ts';
import { invalidQuery } from '../query/parse/query-error.ts';
import type { Source } from '../query/source.ts';
import { compileValue, type Value } from '../query/value.ts';
import type { MeasureShape } from './read-aggregate-query.ts';

export type CompiledMeasure = { sql: Sql; isNumber: boolean; read(value: unknown): string | number | null };

/** Decimals beyond these are the division's own, not the data's. */
const decimals = 10;

/** Figures of money are in base currency at the booked rate; none is made of values that the reader may not see. */
export function compileMeasure(source: Source, measure: MeasureShape, at: string): CompiledMeasure {
  const { aggregate, field } = measure;
  const only = measure.filter ? sql` filter (where ${compileFilter(source, measure.filter)})` : raw('');
  if (field === undefined) return { sql: sql`count(*)${only}`, isNumber: true, read: Number };
  const value = compileValue(source, field, `${at}.field`);
  if (!value.type.aggregates.includes(aggregate)) {
    throw invalidQuery(`${at}.aggregate`, {
      code: 'badAggregate',
      params: { label: value.field.definition.label, seen: aggregate },
    });
  }
  // The first and the last of dates are dates.
  const isNumber =
    (aggregate !== 'min' && aggregate !== 'max') || value.type.expressionType(value.definition as never) === 'number';
  return {
    sql: sql`${functions[aggregate](aggregate === 'countDistinct' ? foldCase(value, value.sql) : value.sql, only)}`,
    isNumber,
    read: readers[aggregate](value),
  };
}

const functions: Record<Aggregate, (value: Sql, only: Sql) => Sql> = {
  count: (value, only) => sql`count(${value})${only}`,
  countDistinct: (value, only) => sql`count(distinct ${value})${only}`,
  sum: (value, only) => sql`sum(${value})${only}`,
  avg: (value, only) => sql`trim_scale(round(avg(${value})${only}, ${raw(String(decimals))}))`,
  min: (value, only) => sql`min(${value})${only}`,
  max: (value, only) => sql`max(${value})${only}`,
  median: (value, only) =>
    sql`trim_scale(round((percentile_cont(0.5) within group (order by ${value}::double precision)${only})::numeric, ${raw(String(decimals))}))`,
};

const readers: Record<Aggregate, (value: Value) => CompiledMeasure['read']> = {
  count: () => Number,
  countDistinct: () => Number,
  sum: () => asText,
  avg: () => asText,
  median: () => asText,
  min: () => asText,
  max: () => asText,
};

function asText(value: unknown): string | null {
  return value === null ? null : String(value);
}
