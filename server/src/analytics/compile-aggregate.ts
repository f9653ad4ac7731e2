import type { ReportRow } from '@tenon/metadata';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Row, Statement } from '../base/database/database.ts';
import type { Snapshot } from '../catalog/snapshot.ts';
import { compileFilter } from '../query/filter.ts';
import { fromAllowed, startCompiler } from '../query/source.ts';
import { openObject } from '../query/statements/list.ts';
import { finishPlan } from '../query/statements/plan.ts';
import { recordConditions } from '../query/statements/record-conditions.ts';
import type { StatementRun } from '../query/statements/run.ts';
import type { Viewer } from '../query/viewer.ts';
import { compileGroup } from './compile-group.ts';
import { compileMeasure } from './compile-measure.ts';
import { compileFigure, type Figure } from './figure.ts';
import { groupByFirst, groupColumns, nameColumns, shownColumns } from './named-groups.ts';
import { orderTerms } from './order-terms.ts';
import type { AggregateShape } from './parse/aggregate-shape.ts';

/** `groupCount` is told where it may differ from the number of rows. */
export type AggregateAnswer = { rows: ReportRow[]; truncated: boolean; groupCount?: number };

/** An aggregate in one statement, compiled for everybody with the same rights: rows outside the reader's scope are never counted. */
export type AggregatePlan = {
  bind(run: StatementRun): Statement;
  toAnswer(rows: readonly Row[], run: StatementRun): AggregateAnswer;
};

export type Question = AggregateShape & { figures: readonly Figure[] };

/** Groups of the records of one object, and their figures. Throws `notFound` for an object, `invalidQuery` for a field that does not exist or is not the viewer's to see. */
export function compileAggregate(snapshot: Snapshot, viewer: Viewer, shape: Question): AggregatePlan {
  const compiler = startCompiler(snapshot, viewer);
  const source = openObject(compiler, shape.object);
  const groups = nameColumns(
    shape.group.map((asked, index) => ({ asked, group: compileGroup(source, asked, `group[${index}]`) })),
  );
  const measures = shape.measures.map((measure, index) => ({
    name: measure.name,
    ...compileMeasure(source, measure, `measures[${index}]`),
  }));
  const columns = [
    ...groupColumns(groups),
    ...measures.map((measure, index) => sql`${measure.sql} as ${raw(`m${index}`)}`),
    ...shownColumns(groups),
  ];
  const sought = recordConditions(source, { ...shape, trash: false }, []);
  if (shape.period?.now) sought.push(compileFilter(source, shape.period.now));
  // Last, when every path has been walked.
  const { from, rights } = fromAllowed(source);
  const where = [...sought, ...rights];
  const grouping = groupByFirst(groups.flatMap(({ names }) => names).length);
  const grouped = sql`select ${join(columns, ', ')} from ${from} where ${join(where, ' and ')}${grouping}`;
  const figures = new Map(shape.figures.map((figure) => [figure.name, compileFigure(figure, measures)]));
  const order = orderBy(orderTerms(shape.sort, { groups, measures: shape.measures, figures }));
  const plan = finishPlan(
    sql`select * from (${grouped}) g${order} limit ${raw(String(shape.limit + 1))}`,
    snapshot.revision,
    compiler,
  );
  return {
    bind: (run) => plan.bind(run),
    toAnswer: (rows, { actor: reader }) => ({
      rows: rows.slice(0, shape.limit).map((row) => ({
        keys: groups.map(({ names, shown, shownName, read }) =>
          read(shown ? [row[shownName]] : names.map((name) => row[name]), reader),
        ),
        values: Object.fromEntries(measures.map(({ name, read }, index) => [name, read(row[`m${index}`])])),
      })),
      truncated: rows.length > shape.limit,
    }),
  };
}

function orderBy(terms: readonly Sql[]): Sql {
  return terms.length === 0 ? raw('') : sql` order by ${join(terms, ', ')}`;
}
