import type { Reference } from '@tenon/metadata';
import sql, { join, raw } from 'sql-template-tag';
import { fromClause } from '../source.ts';
import { openRelated, whereOfOne } from '../to-many.ts';
import type { PathEnd } from '../value.ts';
import type { Selected } from './select-field.ts';
import { compileTitle } from './title.ts';

/** Related records shown in a row; whoever wants all of them lists them. */
const maxRelated = 20;

/** The first records that a to-many field leads to, oldest first, with their titles. */
export function selectRelated(place: PathEnd): Selected | undefined {
  const related = openRelated(place);
  if (!related) return undefined;
  const { source } = related;
  const title = compileTitle(source);
  const id = sql`${raw(source.alias)}.id`;
  const list = sql`(select coalesce(json_agg(json_build_array(r.id, r.title)), '[]') from (
    select ${id}, ${title.sql} as title from ${fromClause(source)} where ${join(whereOfOne(related), ' and ')} order by ${id} limit ${raw(String(maxRelated))}) r)`;
  return {
    columns: [list],
    read: ([rows], reader): Reference[] =>
      (rows as [id: string, title: unknown][]).map(([id, stored]) => ({ id, title: title.read(stored, reader) })),
  };
}
