import sql, { raw, type Sql } from 'sql-template-tag';
import type { Compiler } from '../../query/source.ts';
import type { Question } from '../compile-aggregate.ts';
import { type CompiledMeasure, type OpenMeasure, whereOnly } from '../compile-measure.ts';
import { compileFigure } from '../figure.ts';
import type { NamedGroup } from '../named-groups.ts';
import type { Sortable } from '../order-terms.ts';
import { type LeafColumn, type OpenPart, openParts, partsOf } from './leaf.ts';
import { statesOf } from './measure-states.ts';

/** A measure over the rows of the leaf: its columns there, and what they come to in the days of the question and in those before. */
export type LevelMeasure = CompiledMeasure & { name: string; columns: LeafColumn[]; isGrouped: boolean; before: Sql };

/** A question with everything that it names found. */
export type OpenLevels = Sortable & {
  shape: Question;
  parts: readonly OpenPart[];
  levelMeasures: readonly LevelMeasure[];
  /** Whether the question is compared with the days before. */
  compares: boolean;
};

/** Throws `notFound` for an object, `invalidQuery` for a field that does not exist or is not the viewer's to see. */
export function openLevels(compiler: Compiler, question: Question): OpenLevels {
  const shape = { ...question, sort: orderOf(question) };
  const asked = partsOf(shape).filter(({ measures }) => measures.length > 0 || shape.group.length > 0);
  const parts = asked.flatMap((part) => openParts(compiler, shape, part));
  const opened = new Map(parts.flatMap((part) => [...part.measures]));
  const compares = shape.period?.before !== undefined;
  const levelMeasures = shape.measures.map(({ name }, index) =>
    overLeaf({ name, index, compares, measure: opened.get(name) as OpenMeasure }),
  );
  return {
    shape,
    parts,
    compares,
    levelMeasures,
    groups: parts[0]?.groups ?? [],
    measures: shape.measures,
    figures: new Map(shape.figures.map((figure) => [figure.name, compileFigure(figure, levelMeasures)])),
  };
}

/** The first groups are those with the greatest first figure, and stand in that order, unless another one is asked for. */
function orderOf({ sort, group, measures }: Question): Question['sort'] {
  const [greatest] = measures;
  const isCut = group.some(({ top }) => top !== undefined);
  return sort.length === 0 && isCut && greatest ? [{ field: greatest.name, direction: 'desc' }] : sort;
}

type Named = { name: string; index: number; compares: boolean; measure: OpenMeasure };

function overLeaf({ name, index, compares, measure }: Named): LevelMeasure {
  const { states, combine } = statesOf(measure);
  const columns = states.map(({ cast }, place) => ({ cast, name: `a${index}_${place}` }));
  const names = columns.map((column) => raw(column.name));
  const { isNumber, read } = measure;
  return {
    name,
    isNumber,
    read,
    columns,
    isGrouped: states.every(({ grouped }) => grouped !== undefined),
    sql: combine(names, whereOnly(compares ? raw('not is_before') : undefined)),
    before: combine(names, whereOnly(raw('is_before'))),
  };
}

/** The columns by which rows of a group are one row. */
export function keysOf({ names, others }: NamedGroup): Sql[] {
  return [...names, ...(others === undefined ? [] : [others])].map((name) => raw(name));
}

/** `m0`, the figure of a measure in a row of a level. */
export function figureColumns({ levelMeasures, compares }: OpenLevels): Sql[] {
  return levelMeasures.flatMap(({ sql: now, before }, index) => [
    sql`${now} as ${raw(`m${index}`)}`,
    ...(compares ? [sql`${before} as ${raw(`b${index}`)}`] : []),
  ]);
}
