import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Snapshot } from '../../catalog/snapshot.ts';
import { startCompiler } from '../../query/source.ts';
import { finishPlan } from '../../query/statements/plan.ts';
import type { Viewer } from '../../query/viewer.ts';
import type { AggregatePlan, Question } from '../compile-aggregate.ts';
import { orderTerms } from '../order-terms.ts';
import { calculationColumns, neededLevels } from './calculations.ts';
import { keepFirstGroups } from './first-groups.ts';
import { compileLeaf } from './leaf.ts';
import { type Level, levelNumber, levelsOf } from './levels-of.ts';
import { figureColumns, keysOf, type OpenLevels, openLevels } from './open-levels.ts';
import { readLevels } from './read-levels.ts';

/**
 * A question that needs more than groups and their figures: totals, others, a comparison, calculations, or measures of related records. One statement:
 *
 * - `leaf`: the records of each object by themselves, in the finest groups. Nothing is joined to many, so nothing is counted twice.
 * - `kept`: groups beyond the first become others, before anything is worked out of them.
 * - `level`: each measure at each level of totals by its own expression, never out of figures.
 * - `placed`: calculations and order within a level. Only the finest groups are cut to the limit.
 *
 * Throws `notFound` for an object, `invalidQuery` for a field that does not exist or is not the viewer's to see.
 */
export function compileLevels(snapshot: Snapshot, viewer: Viewer, shape: Question): AggregatePlan {
  const compiler = startCompiler(snapshot, viewer);
  const question = openLevels(compiler, shape);
  const first = keepFirstGroups(question);
  const wanted = levelsOf(shape.group, shape.totals);
  const levels = distinctLevels([...wanted, ...neededLevels(question)], shape.group.length);
  const steps = [leafStep(question), ...first.steps, levelStep(question, levels, first.rows), placedStep(question)];
  const numbers = raw(wanted.map((level) => levelNumber(level, shape.group.length)).join(', '));
  const plan = finishPlan(
    sql`with ${join(steps, ', ')} select *, ${first.count} as distinct_count from placed
      where level in (${numbers}) and (level > 0 or place <= ${raw(String(shape.limit))}) order by level, place`,
    snapshot.revision,
    compiler,
  );
  return {
    bind: (run) => plan.bind(run),
    toAnswer: (rows, { actor }) => readLevels(question, rows, actor),
  };
}

function distinctLevels(levels: readonly Level[], groupCount: number): Level[] {
  return [...new Map(levels.map((level) => [levelNumber(level, groupCount), level])).values()];
}

function leafStep({ parts, levelMeasures }: OpenLevels): Sql {
  const isGrouped = levelMeasures.every((measure) => measure.isGrouped);
  const leaves = parts.map((part) => compileLeaf(part, levelMeasures, isGrouped));
  return sql`leaf as (${join(leaves, ' union all ')})`;
}

function levelStep(question: OpenLevels, levels: readonly Level[], rows: Sql): Sql {
  const { groups } = question;
  const keys = groups.map(keysOf);
  const firsts = keys.map(([key]) => key as Sql);
  const number = firsts.length === 0 ? raw('0') : sql`grouping(${join(firsts, ', ')})`;
  const shown = groups.flatMap(({ shown: term, shownName }) => (term ? [raw(`min(${shownName}) as ${shownName}`)] : []));
  const columns = [sql`${number} as level`, ...keys.flat(), ...shown, ...figureColumns(question)];
  const sets = levels.map((level) => groupingSet(level.flatMap((index) => keys[index] as Sql[])));
  return sql`level as (select ${join(columns, ', ')} from ${rows} group by grouping sets (${join(sets, ', ')}))`;
}

function groupingSet(columns: readonly Sql[]): Sql {
  return columns.length === 0 ? raw('()') : sql`(${join(columns, ', ')})`;
}

function placedStep(question: OpenLevels): Sql {
  const order = orderTerms(question.shape.sort, question);
  const inOrder = order.length === 0 ? raw('') : sql` order by ${join(order, ', ')}`;
  const columns = [
    raw('*'),
    ...calculationColumns(question),
    sql`row_number() over (partition by level${inOrder}) as place`,
    raw('count(*) over (partition by level) as group_count'),
  ];
  return sql`placed as (select ${join(columns, ', ')} from level)`;
}
