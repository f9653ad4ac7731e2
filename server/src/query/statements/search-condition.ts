import sql, { join, raw, type Sql } from 'sql-template-tag';
import { invalidQuery } from '../parse/query-error.ts';
import type { SearchShape } from '../parse/query-shape.ts';
import { columnOf, readableField, type Source } from '../source.ts';
import { RunValue } from './run.ts';

/** What was typed, as terms of a statement: keys, patterns that must all be met, or else the one of a phone number. */
export type SearchWords = { keys?: Sql; patterns: Sql; number?: Sql; isOneKeyEnough?: true | undefined };

/** The words that wait in slots. */
export function wordsOf({ keys, patterns, number, isOneKeyEnough }: SearchShape): SearchWords {
  return {
    ...(keys !== undefined && { keys: sql`${slot(keys)}::integer[]` }),
    patterns: sql`${slot(patterns)}::text[]`,
    ...(number !== undefined && { number: sql`${slot(number)}::text` }),
    isOneKeyEnough,
  };
}

/**
 * Records with every word that was typed. The keys narrow by index, the patterns decide. Where the actor may not read one of the
 * search fields, only the lines of `search_text` that belong to the others are looked at.
 */
export function searchCondition(source: Source, { keys, patterns, number, isOneKeyEnough }: SearchWords): Sql {
  const { object } = source;
  if (object.search.length === 0) {
    throw invalidQuery('search', { code: 'notSearchable', params: { label: object.body.label } });
  }
  const all = sql`${searchedText(source)} like all(${patterns})`;
  const matches = number ? sql`(${all} or ${searchedText(source)} like ${number})` : all;
  if (!keys) return matches;
  return sql`${columnOf(source, 'search_keys')} ${raw(isOneKeyEnough ? '&&' : '@>')} ${keys} and ${matches}`;
}

/** `search_text` has the title's initials on the first line, then a line for each search field. */
function searchedText(source: Source): Sql {
  const text = columnOf(source, 'search_text');
  const fields = [source.object.title, ...source.object.search];
  const lines = fields.flatMap(({ name }, index) => (readableField(source, name) ? [index + 1] : []));
  if (lines.length === fields.length) return text;
  const parts = lines.map((line) => sql`split_part(${text}, E'\\n', ${raw(String(line))})`);
  return parts.length > 0 ? sql`concat_ws(' ', ${join(parts, ', ')})` : raw(`''`);
}

function slot(index: number): RunValue {
  return new RunValue((run) => run.slots[index]);
}
