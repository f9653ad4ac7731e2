import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { CompiledField } from '../catalog/compiled-field.ts';
import { isLink, linkColumns } from './link-columns.ts';
import { openSource, readable, readableField, type Source } from './source.ts';
import type { Value } from './value.ts';

/** Ids of the record itself and of all below it, to stand behind `in`, by the field with which the object's records point at their parents. */
export function compileBelow(value: Value, root: Sql): Sql {
  const target = value.field.targets[0];
  const source = target === undefined ? undefined : openSource(value.source.compiler, target);
  const parent = source && parentField(source);
  if (!source || !parent) return sql`(${root})`;
  const t = raw(source.alias);
  const seen = join(readable(source), ' and ');
  const table = raw(source.object.table);
  const { id } = linkColumns(parent, source.alias);
  return sql`(with recursive below as (
    select ${t}.id from ${table} ${t} where ${t}.id = ${root} and ${seen}
    union select ${t}.id from ${table} ${t} join below b on ${id} = b.id where ${seen}) select id from below)`;
}

/** The first own field that points at the same object: a department's parent, a user's superior. Undefined when it is hidden. */
function parentField(source: Source): CompiledField | undefined {
  const { fields, name } = source.object;
  const parent = [...fields.values()].find((field) => !field.system && isLink(field) && field.targets.join() === name);
  return parent && readableField(source, parent.name);
}
