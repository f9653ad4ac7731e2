import type { ReportRow, Sort } from '@tenon/metadata';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Row, Statement } from '../base/database/database.ts';
import type { Snapshot } from '../catalog/snapshot.ts';
import { unknownField } from '../query/parse/query-error.ts';
import { fromAllowed, startCompiler } from '../query/source.ts';
import { openObject } from '../query/statements/list.ts';
import { finishPlan } from '../query/statements/plan.ts';
import { recordConditions } from '../query/statements/record-conditions.ts';
import type { StatementRun } from '../query/statements/run.ts';
import type { Viewer } from '../query/viewer.ts';
import { compileGroup, type Group } from './compile-group.ts';
import { compileMeasure } from './compile-measure.ts';
import { compileFigure, type Figure } from './figure.ts';
import type { AggregateShape } from './read-aggregate-query.ts';

export type AggregateAnswer = { rows: ReportRow[]; truncated: boolean };

/** An aggregate in one statement, compiled for everybody with the same rights: rows outside the reader's scope are never counted. */
export type AggregatePlan = {
  bind(run: StatementRun): Statement;
  toAnswer(rows: readonly Row[], run: StatementRun): AggregateAnswer;
};

type Question = AggregateShape & { figures: readonly Figure[] };
type NamedGroup = Group & { path: string; names: string[]; shownName: string };

/** Throws `notFound` for an object, `invalidQuery` for a field that does not exist or is not the viewer's to see. */
export function compileAggregate(snapshot: Snapshot, viewer: Viewer, shape: Question): AggregatePlan {
  const compiler = startCompiler(snapshot, viewer);
  const source = openObject(compiler, shape.object);
  const groups = nameColumns(
    shape.group.map((group, index) => ({ path: group.field, ...compileGroup(source, group, `group[${index}]`) })),
  );
  const measures = shape.measures.map((measure, index) => ({
    name: measure.name,
    ...compileMeasure(source, measure, `measures[${index}]`),
  }));
  const columns = [
    ...groups.flatMap(({ columns, names }) => columns.map((column, index) => sql`${column} as ${raw(names[index] as string)}`)),
    ...measures.map((measure, index) => sql`${measure.sql} as ${raw(`m${index}`)}`),
    ...groups.flatMap(({ shown, shownName }) => (shown ? [sql`${shown} as ${raw(shownName)}`] : [])),
  ];
  const keyCount = groups.reduce((sum, { names }) => sum + names.length, 0);
  // By position: a bound value within a grouping expression would be another parameter in each place that repeats it.
  const grouping =
    keyCount === 0 ? raw('') : raw(` group by ${Array.from({ length: keyCount }, (_, index) => index + 1).join(', ')}`);
  const sought = recordConditions(source, { ...shape, trash: false }, []);
  // Last, when every path has been walked.
  const { from, rights } = fromAllowed(source);
  const where = [...sought, ...rights];
  const grouped = sql`select ${join(columns, ', ')} from ${from} where ${join(where, ' and ')}${grouping}`;
  const figures = new Map(shape.figures.map((figure) => [figure.name, compileFigure(figure, measures)]));
  const order = orderBy(shape, groups, figures);
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

function nameColumns(groups: (Group & { path: string })[]): NamedGroup[] {
  let next = 0;
  return groups.map((group, index) => ({ ...group, names: group.columns.map(() => `g${next++}`), shownName: `s${index}` }));
}

/** As asked for, then by the groups in their natural order, so that equal figures never change places. */
function orderBy({ sort, measures }: AggregateShape, groups: readonly NamedGroup[], figures: ReadonlyMap<string, Sql>): Sql {
  const asked = sort.map(({ field, direction }, index) => sql`${orderTerm(field, index)} ${raw(direction)} nulls last`);
  const natural = groups.map(({ order, names }) => sql`${order(names)} asc nulls last`);
  const terms = [...asked, ...natural];
  return terms.length === 0 ? raw('') : sql` order by ${join(terms, ', ')}`;

  function orderTerm(field: Sort['field'], index: number): Sql {
    const measure = measures.findIndex(({ name }) => name === field);
    if (measure >= 0) return raw(`m${measure}`);
    const figure = figures.get(field);
    if (figure) return sql`(${figure})`;
    const group = groups.find(({ path }) => path === field);
    if (!group) throw unknownField(`sort[${index}]`, field);
    return group.order(group.names);
  }
}
