import type { Aggregate } from '@tenon/metadata';
import sql, { raw, type Sql } from 'sql-template-tag';
import { aggregateOf, countedBy, type OpenMeasure, roundQuotient, whereOnly } from '../compile-measure.ts';

/** What is kept of a measure in the finest groups, so that it can be worked out for any total over them. */
export type State = {
  /** SQL type. */
  cast: string;
  /** Of one record; null of records that the measure is not about. */
  single: Sql;
  /** Of the records of a finest group; undefined where the measure needs every single value. */
  grouped?: Sql;
};

export type MeasureStates = {
  states: State[];
  /** The measure over rows that have its states under these names, of those that `only` says: a filter clause. */
  combine(names: readonly Sql[], only: Sql): Sql;
};

/** Sums and counts are kept, never quotients: an average of averages would be wrong. */
export function statesOf(measure: OpenMeasure): MeasureStates {
  return kinds[measure.aggregate](measure);
}

const one = raw('1');

const kinds: Record<Aggregate, (measure: OpenMeasure) => MeasureStates> = {
  count: (measure) => ({ states: [counted(measure)], combine: ([count], only) => sql`coalesce(sum(${count})${only}, 0)` }),
  sum: (measure) => ({ states: [added(measure)], combine: ([sum], only) => sql`sum(${sum})${only}` }),
  avg: (measure) => ({
    states: [added(measure), counted(measure)],
    combine: ([sum, count], only) => roundQuotient(sql`sum(${sum})${only} / nullif(sum(${count})${only}, 0)`),
  }),
  min: (measure) => edge(measure),
  max: (measure) => edge(measure),
  countDistinct: (measure) => eachValue(measure, castOf(measure)),
  median: (measure) => eachValue(measure, 'double precision'),
};

function counted({ value, filter }: OpenMeasure): State {
  const exists = value && sql`${value.sql} is not null`;
  const conditions = [exists, filter].filter((condition) => condition !== undefined);
  const counts = conditions.reduce((all, next) => sql`${all} and ${next}`, raw('true'));
  return {
    cast: 'bigint',
    single: sql`case when ${counts} then ${one} end`,
    grouped: aggregateOf('count', value?.sql, whereOnly(filter)),
  };
}

function added(measure: OpenMeasure): State {
  const term = termOf(measure);
  return {
    cast: 'numeric',
    single: sql`${only(measure, term)}::numeric`,
    grouped: aggregateOf('sum', term, whereOnly(measure.filter)),
  };
}

function edge(measure: OpenMeasure): MeasureStates {
  const { aggregate, filter } = measure;
  const term = termOf(measure);
  const state = { cast: castOf(measure), single: only(measure, term), grouped: aggregateOf(aggregate, term, whereOnly(filter)) };
  return { states: [state], combine: ([name], clause) => aggregateOf(aggregate, name, clause) };
}

function eachValue(measure: OpenMeasure, cast: string): MeasureStates {
  const { aggregate } = measure;
  const single = sql`${only(measure, termOf(measure))}::${raw(cast)}`;
  return { states: [{ cast, single }], combine: ([name], clause) => aggregateOf(aggregate, name, clause) };
}

function only({ filter }: OpenMeasure, term: Sql): Sql {
  return filter ? sql`(case when ${filter} then ${term} end)` : term;
}

function termOf({ aggregate, value }: OpenMeasure): Sql {
  if (!value) throw new Error(`${aggregate} has no field`);
  return countedBy(aggregate, value);
}

function castOf({ value }: OpenMeasure): string {
  return value?.cast ?? 'bigint';
}
