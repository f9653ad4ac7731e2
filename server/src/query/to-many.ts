import type { FieldOf, FieldType } from '@tenon/metadata';
import sql, { raw, type Sql } from 'sql-template-tag';
import type { CompiledField } from '../catalog/compiled-field.ts';
import { followsFromParent } from './follows-from-parent.ts';
import { linkColumns } from './link-columns.ts';
import { allowed, isLive, openSource, type Source } from './source.ts';
import type { PathEnd } from './value.ts';

/** The records a to-many field leads to, as a source of their own: what ties them to the record in hand, alive, and what else they must be. */
export type Related = { source: Source; tie: Sql[]; where: Sql[] };

/** All conditions, for a join: the planner may begin with whatever finds the fewest. */
export function whereJoined({ tie, where }: Related): Sql[] {
  return [...tie, ...where];
}

/**
 * All conditions, for what is worked out record by record: the link leads to few. The planner takes whose they are and what they are like for independent
 * of that, and would read everything that somebody owns, to look only at what is both. What has a table of its own is left to it.
 */
export function whereOfOne({ tie, where }: Related): Sql[] {
  return [...tie, ...where.map((condition) => (condition.sql.includes('(select ') ? condition : sql`(${condition}) is true`))];
}

/** Undefined when the field does not lead to many records, or to none that the actor may read. */
export function openRelated(place: PathEnd): Related | undefined {
  const tie = ties[place.field.type.source];
  const target = place.field.targets[0];
  const source = tie && target !== undefined ? openSource(place.source.compiler, target) : undefined;
  if (!tie || !source) return undefined;
  source.isReadable = true;
  return { source, tie: [...tie(place, source), isLive(source)], where: areReadable(place, source) ? [] : allowed(source) };
}

/** Whether the record in hand may be read, and all that points at it therefore too: then rights need not be looked at again. */
function areReadable({ source, field }: PathEnd, related: Source): boolean {
  const via = field.type.source === 'inverse' ? viaOf(field, related) : undefined;
  if (!via || !source.isReadable) return false;
  const { visible } = source.compiler;
  const parent = { link: via.name, object: source.object.name, records: visible.records(source.object.name) };
  return followsFromParent(visible.records(related.object.name), parent);
}

function viaOf(field: CompiledField, related: Source): CompiledField | undefined {
  return related.object.fields.get((field.definition as FieldOf<'relationMany'>).via);
}

const ties: Partial<Record<FieldType['source'], (place: PathEnd, related: Source) => Sql[]>> = {
  inverse({ source, field }, related) {
    const via = viaOf(field, related);
    if (!via) return [raw('false')];
    const { id, object } = linkColumns(via, related.alias);
    const points = sql`${id} = ${raw(source.alias)}.id`;
    return object ? [sql`${object} = ${source.object.name}`, points] : [points];
  },
  linkTable({ source, field }, related) {
    const table = raw(linkTable(source.object.table, field.name));
    return [
      sql`exists (select 1 from ${table} l where l.from_id = ${raw(source.alias)}.id and l.to_id = ${raw(related.alias)}.id)`,
    ];
  },
};

/** `"ws_main"."deal"` and `contacts` → `"ws_main"."deal__contacts"`. */
function linkTable(table: string, field: string): string {
  return `${table.slice(0, -1)}__${field}"`;
}
