import type { PeriodShift } from '@tenon/metadata';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { compileFilter } from '../../query/filter.ts';
import { wrongPart } from '../../query/parse/query-error.ts';
import type { FilterShape } from '../../query/parse/query-shape.ts';
import { type Compiler, columnOf, fromAllowed, type Source } from '../../query/source.ts';
import { recordConditions } from '../../query/statements/record-conditions.ts';
import { compileGroup } from '../compile-group.ts';
import { type OpenMeasure, openMeasure } from '../compile-measure.ts';
import { groupByFirst, groupColumns, type NamedGroup, nameColumns, shownColumns } from '../named-groups.ts';
import type { AggregateShape, MeasureShape } from '../parse/aggregate-shape.ts';
import { statesOf } from './measure-states.ts';
import { type CountedRecords, openCounted, withPath } from './related-records.ts';

/** Measures over the same records, by the same date. */
export type Part = { of?: string; date?: string; measures: { measure: MeasureShape; at: string }[] };

/** The records that measures count, with everything that the question says of them, in the days of the question or in those before. */
export type OpenPart = {
  source: Source;
  groups: NamedGroup[];
  measures: Map<string, OpenMeasure>;
  where: Sql[];
  isBefore?: boolean;
};

const expected = { oneObject: { zh: '不统计关联记录时才能用关键字', en: 'words only where no related records are counted' } };

/** One part for each kind of records that measures count; those of the question itself come first, counted or not. */
export function partsOf({ measures }: AggregateShape): Part[] {
  const parts = new Map<string, Part>([['', { measures: [] }]]);
  for (const [index, measure] of measures.entries()) {
    const { of, date } = measure;
    const key = of === undefined ? '' : `${of} ${date ?? ''}`;
    const part: Part = parts.get(key) ?? { of, date, measures: [] };
    part.measures.push({ measure, at: `measures[${index}]` });
    parts.set(key, part);
  }
  return [...parts.values()];
}

/** The days before are counted by themselves: they may overlap with those of the question. */
export function openParts(compiler: Compiler, shape: AggregateShape, part: Part): OpenPart[] {
  const { period } = shape;
  if (!period?.before) return [openPart(compiler, shape, part, { days: period?.now })];
  const now = openPart(compiler, shape, part, { days: period.now, isBefore: false });
  return [now, openPart(compiler, shape, part, { ...period.before, isBefore: true })];
}

type Days = { days?: FilterShape; isBefore?: boolean; shift?: PeriodShift };

function openPart(compiler: Compiler, shape: AggregateShape, { of, date, measures }: Part, days: Days): OpenPart {
  const { source, home } = openCounted(compiler, shape.object, of, `${measures[0]?.at}.of`);
  const isRelated = source !== home;
  if (shape.search && isRelated) throw wrongPart('search', expected.oneObject, of);
  const groups = shape.group.map((asked, index) => {
    const isDated = asked.field === shape.period?.field;
    const [at, shift] = [`group[${index}]`, isDated ? days.shift : undefined];
    if (isDated && date !== undefined) return { asked, group: compileGroup(source, { ...asked, field: date }, at, shift) };
    return { asked, group: compileGroup(home, asked, at, shift) };
  });
  const opened = measures.map(({ measure, at }) => [measure.name, openMeasure(source, measure, at)] as const);
  const where = [
    ...recordConditions(source, { search: shape.search, trash: false }, []),
    ...(shape.filter ? [compileFilter(home, shape.filter)] : []),
    ...(days.days ? [withinDays({ source, home }, days.days, date)] : []),
    // The record of the question is there, and the reader may see it.
    ...(isRelated ? [sql`${columnOf(home, 'id')} is not null`] : []),
  ];
  return { source, groups: nameColumns(groups), measures: new Map(opened), where, isBefore: days.isBefore };
}

function withinDays({ source, home }: CountedRecords, days: FilterShape, date: string | undefined): Sql {
  return date === undefined ? compileFilter(home, days) : compileFilter(source, withPath(days, date));
}

/** A column of the leaf that keeps a state of a measure. */
export type LeafColumn = { name: string; cast: string };

/** The measures that all parts have columns for. */
type LeafMeasure = { name: string; columns: readonly LeafColumn[] };

/** The rows of a part: its finest groups, or where a measure needs every value, its records. What it does not count, it has nothing of. */
export function compileLeaf(part: OpenPart, measures: readonly LeafMeasure[], isGrouped: boolean): Sql {
  const { source, groups, where, isBefore } = part;
  const keys = [...groupColumns(groups), ...(isBefore === undefined ? [] : [raw(`${isBefore} as is_before`)])];
  const shown = isGrouped ? shownColumns(groups) : unfolded(groups);
  const states = measures.flatMap(({ name, columns }) => stateColumns(columns, part.measures.get(name), isGrouped));
  const selected = [...keys, ...shown, ...states];
  // Last, when every path has been walked.
  const { from, rights } = fromAllowed(source);
  const grouping = isGrouped ? groupByFirst(keys.length) : raw('');
  return sql`select ${join(selected, ', ')} from ${from} where ${join([...where, ...rights], ' and ')}${grouping}`;
}

function stateColumns(columns: readonly LeafColumn[], measure: OpenMeasure | undefined, isGrouped: boolean): Sql[] {
  const states = measure ? statesOf(measure).states : [];
  return columns.map(({ name, cast }, index) => {
    const term = isGrouped ? states[index]?.grouped : states[index]?.single;
    return sql`${term ?? raw('null')}::${raw(cast)} as ${raw(name)}`;
  });
}

function unfolded(groups: readonly NamedGroup[]): Sql[] {
  return groups.flatMap(({ unfolded: column, shownName }) => (column ? [sql`${column} as ${raw(shownName)}`] : []));
}
