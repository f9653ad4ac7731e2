import { raw, type Sql } from 'sql-template-tag';
import { compileFilter } from '../filter.ts';
import type { ListShape } from '../parse/query-shape.ts';
import { allowed, type Source } from '../source.ts';
import { searchCondition, wordsOf } from './search-condition.ts';

/**
 * Which records of the source a query is about: live or in the trash, allowed, and as filtered and searched for. Who divides what is allowed
 * into parts gives the `rights` of each.
 */
export function recordConditions(
  source: Source,
  { filter, search, trash }: Pick<ListShape, 'filter' | 'search' | 'trash'>,
  rights: readonly Sql[] = allowed(source),
): Sql[] {
  const conditions = [raw(`${source.alias}.deleted_at is ${trash ? 'not null' : 'null'}`), ...rights];
  if (filter) conditions.push(compileFilter(source, filter));
  if (search) conditions.push(searchCondition(source, wordsOf(search)));
  return conditions;
}
