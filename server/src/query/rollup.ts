import type { FieldOf } from '@tenon/metadata';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { computedTerm } from './computed-term.ts';
import { compileFilter } from './filter.ts';
import { unknownField } from './parse/query-error.ts';
import { readFilter } from './parse/read-filter.ts';
import { fromClause } from './source.ts';
import { openRelated } from './to-many.ts';
import { compileValue, findPathEnd, type PathEnd } from './value.ts';

type Rollup = FieldOf<'rollup'>;

/** A figure over the related records that the actor may read: a correlated subquery. */
export function rollupValue(place: PathEnd): { sql: Sql; cast: string } {
  const { relation, aggregate, field, filter } = place.field.definition as Rollup;
  const related = openRelated(findPathEnd(place.source, relation, relation));
  if (!related) throw unknownField(relation, relation);
  const { source, where } = related;
  const figure = field === undefined ? raw('*') : compileValue(source, field, field).sql;
  if (filter)
    where.push(
      compileFilter(
        source,
        readFilter(filter, place.field.name, (literal) => ({ literal })),
      ),
    );
  const term = sql`(select ${aggregates[aggregate](figure)} from ${fromClause(source)} where ${join(where, ' and ')})`;
  return computedTerm(term, place.field.definition);
}

/** Nothing adds up to nothing, not to blank. */
const aggregates: Record<Rollup['aggregate'], (figure: Sql) => Sql> = {
  count: (figure) => sql`count(${figure})`,
  sum: (figure) => sql`coalesce(sum(${figure}), 0)`,
  avg: (figure) => sql`avg(${figure})`,
  min: (figure) => sql`min(${figure})`,
  max: (figure) => sql`max(${figure})`,
};
