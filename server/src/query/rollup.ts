import type { FieldOf } from '@tenon/metadata';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { computedTerm } from './computed-term.ts';
import { compileFilter } from './filter.ts';
import { unknownField } from './parse/query-error.ts';
import { readFilter } from './parse/read-filter.ts';
import { fromClause } from './source.ts';
import { openRelated, whereJoined, whereOfOne } from './to-many.ts';
import { compileValue, findPathEnd, type PathEnd } from './value.ts';

type Rollup = FieldOf<'rollup'>;
type Figure = { sql: Sql; cast: string };

/** A figure over the related records that the actor may read: a correlated subquery. */
export function rollupValue(place: PathEnd): Figure {
  const { aggregate } = place.field.definition as Rollup;
  const { figure, related } = openFigures(place);
  const where = join(whereOfOne(related), ' and ');
  const term = sql`(select ${aggregates[aggregate](figure)} from ${fromClause(related.source)} where ${where})`;
  return computedTerm(term, place.field.definition);
}

/**
 * That the least or greatest of some values, which is one of them, satisfies a condition. The database begins with the values that do, where they are few:
 * the figure stands in the condition of a join, since in one of the record it would be worked out for every record. Undefined for other figures.
 */
export function satisfiesAtEdge(place: PathEnd, condition: (figure: Figure) => Sql): Sql | undefined {
  const atEdge = edges[(place.field.definition as Rollup).aggregate];
  if (!atEdge) return undefined;
  return someFigure(place, (figure) => sql`${condition(figure)} and ${figure.sql} ${raw(atEdge)} ${rollupValue(place).sql}`);
}

/** Not `=`, by which the planner would hash the figure of every record. */
const edges: Partial<Record<Rollup['aggregate'], string>> = { min: '<=', max: '>=' };

/** That there is a value to make the figure of; undefined for figures that nothing has, too. */
export function hasFigure(place: PathEnd): Sql | undefined {
  const { aggregate } = place.field.definition as Rollup;
  return aggregate === 'count' || aggregate === 'sum'
    ? undefined
    : someFigure(place, ({ sql: value }) => sql`${value} is not null`);
}

function someFigure(place: PathEnd, condition: (figure: Figure) => Sql): Sql {
  const { figure, related } = openFigures(place);
  const where = [...whereJoined(related), condition(computedTerm(figure, place.field.definition))];
  return sql`exists (select 1 from ${fromClause(related.source)} where ${join(where, ' and ')})`;
}

function openFigures(place: PathEnd) {
  const { relation, field, filter } = place.field.definition as Rollup;
  const related = openRelated(findPathEnd(place.source, relation, relation));
  if (!related) throw unknownField(relation, relation);
  const figure = field === undefined ? raw('*') : compileValue(related.source, field, field).sql;
  if (filter)
    related.where.push(
      compileFilter(
        related.source,
        readFilter(filter, place.field.name, (literal) => ({ literal })),
      ),
    );
  return { figure, related };
}

/** Nothing adds up to nothing, not to blank. */
const aggregates: Record<Rollup['aggregate'], (figure: Sql) => Sql> = {
  count: (figure) => sql`count(${figure})`,
  sum: (figure) => sql`coalesce(sum(${figure}), 0)`,
  avg: (figure) => sql`avg(${figure})`,
  min: (figure) => sql`min(${figure})`,
  max: (figure) => sql`max(${figure})`,
};
