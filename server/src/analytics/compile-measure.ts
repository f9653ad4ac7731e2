import type { Aggregate } from '@tenon/metadata';
import sql, { raw, type Sql } from 'sql-template-tag';
import { compileFilter } from '../query/filter.ts';
import { foldCase } from '../query/fold-case.ts';
import { invalidQuery } from '../query/parse/query-error.ts';
import type { Source } from '../query/source.ts';
import { compileValue, type Value } from '../query/value.ts';
import type { MeasureShape } from './parse/aggregate-shape.ts';

export type CompiledMeasure = { sql: Sql; isNumber: boolean; read(value: unknown): string | number | null };

/** What a measure is made of, before it is added up: its value, if it has a field, of the records that satisfy its filter. */
export type OpenMeasure = {
  aggregate: Aggregate;
  value?: Value;
  filter?: Sql;
  isNumber: boolean;
  read: CompiledMeasure['read'];
};

/** Figures of money are in base currency at the booked rate; none is made of values that the reader may not see. */
export function openMeasure(source: Source, measure: MeasureShape, at: string): OpenMeasure {
  const { aggregate, field } = measure;
  const filter = measure.filter && compileFilter(source, measure.filter);
  if (field === undefined) return { aggregate, filter, isNumber: true, read: Number };
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
  return { aggregate, value, filter, isNumber, read: readers[aggregate] };
}

/** The measure over the records of a source, group by group. */
export function compileMeasure(source: Source, measure: MeasureShape, at: string): CompiledMeasure {
  const { aggregate, value, filter, isNumber, read } = openMeasure(source, measure, at);
  return { sql: aggregateOf(aggregate, value && countedBy(aggregate, value), whereOnly(filter)), isNumber, read };
}

/** ` filter (where …)`, or nothing. */
export function whereOnly(filter: Sql | undefined): Sql {
  return filter ? sql` filter (where ${filter})` : raw('');
}

/** The term that is added up: of texts that differ in case alone, one. */
export function countedBy(aggregate: Aggregate, value: Value): Sql {
  return aggregate === 'countDistinct' ? foldCase(value, value.sql) : value.sql;
}

/** An aggregate of a term; without one, the number of rows. */
export function aggregateOf(aggregate: Aggregate, term: Sql = raw('*'), only: Sql = raw('')): Sql {
  return functions[aggregate](term, only);
}

/** Decimals beyond these are the division's own, not the data's. */
const decimals = raw('10');

/** A quotient without the decimals that only the division made. */
export function roundQuotient(quotient: Sql): Sql {
  return sql`trim_scale(round(${quotient}, ${decimals}))`;
}

const functions: Record<Aggregate, (value: Sql, only: Sql) => Sql> = {
  count: (value, only) => sql`count(${value})${only}`,
  countDistinct: (value, only) => sql`count(distinct ${value})${only}`,
  sum: (value, only) => sql`sum(${value})${only}`,
  avg: (value, only) => roundQuotient(sql`avg(${value})${only}`),
  min: (value, only) => sql`min(${value})${only}`,
  max: (value, only) => sql`max(${value})${only}`,
  median: (value, only) =>
    roundQuotient(sql`(percentile_cont(0.5) within group (order by ${value}::double precision)${only})::numeric`),
};

const readers: Record<Aggregate, CompiledMeasure['read']> = {
  count: Number,
  countDistinct: Number,
  sum: asText,
  avg: asText,
  median: asText,
  min: asText,
  max: asText,
};

function asText(value: unknown): string | null {
  return value === null ? null : String(value);
}
