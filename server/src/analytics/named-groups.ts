import type { GroupBy } from '@tenon/metadata';
import sql, { raw, type Sql } from 'sql-template-tag';
import type { Group } from './compile-group.ts';

/** A group of the question, and what its columns are called in the statement. */
export type NamedGroup = Group & {
  path: string;
  names: string[];
  shownName: string;
  /** Whether a row is of the groups that are not among the first; only where the group keeps the first. */
  others?: string;
};

export function nameColumns(groups: readonly { asked: GroupBy; group: Group }[]): NamedGroup[] {
  let next = 0;
  return groups.map(({ asked: { field, top }, group }, index) => ({
    ...group,
    path: field,
    names: group.columns.map(() => `g${next++}`),
    shownName: `s${index}`,
    ...(top !== undefined && { others: `o${index}` }),
  }));
}

export function groupColumns(groups: readonly NamedGroup[]): Sql[] {
  return groups.flatMap(({ columns, names }) => columns.map((column, index) => sql`${column} as ${raw(names[index] as string)}`));
}

/** What stands for the groups whose columns do not, in rows that are grouped. */
export function shownColumns(groups: readonly NamedGroup[]): Sql[] {
  return groups.flatMap(({ shown, shownName }) => (shown ? [sql`${shown} as ${raw(shownName)}`] : []));
}

/** ` group by` the first `count` columns; by position: a bound value within a grouping expression would be another parameter in each place that repeats it. */
export function groupByFirst(count: number): Sql {
  return count === 0 ? raw('') : raw(` group by ${Array.from({ length: count }, (_, index) => index + 1).join(', ')}`);
}
