import type { Sort } from '@tenon/metadata';
import sql, { raw, type Sql } from 'sql-template-tag';
import { unknownField } from '../query/parse/query-error.ts';
import type { NamedGroup } from './named-groups.ts';
import type { AggregateShape } from './parse/aggregate-shape.ts';

/** What rows of groups are sorted by: the groups, measures by the names of their columns (`m0`), and figures made of these. */
export type Sortable = { groups: readonly NamedGroup[]; measures: AggregateShape['measures']; figures: ReadonlyMap<string, Sql> };

/**
 * The terms of the order: others last, then as asked for, then by the groups in their natural order, so that equal figures never change places.
 * Throws `unknownField` for what is neither group nor figure.
 */
export function orderTerms(sort: readonly Sort[], { groups, measures, figures }: Sortable): Sql[] {
  const others = groups.flatMap(({ others: name }) => (name === undefined ? [] : [raw(name)]));
  const asked = sort.map(({ field, direction }, index) => sql`${termOf(field, index)} ${raw(direction)} nulls last`);
  const natural = groups.map(({ order, names }) => sql`${order(names)} asc nulls last`);
  return [...others, ...asked, ...natural];

  function termOf(field: Sort['field'], index: number): Sql {
    const measure = measures.findIndex(({ name }) => name === field);
    if (measure >= 0) return raw(`m${measure}`);
    const figure = figures.get(field);
    if (figure) return sql`(${figure})`;
    const group = groups.find(({ path }) => path === field);
    if (!group) throw unknownField(`sort[${index}]`, field);
    return group.order(group.names);
  }
}
