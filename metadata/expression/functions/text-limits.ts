import sql, { raw, type Sql } from 'sql-template-tag';

/** A text that functions put together is cut at the length of an Excel cell, in characters, so that nesting cannot fill the memory. */
const longestText = 32_767;

/** The longest text that is put in place of another. */
export const widestSubstitute = 255;

/** The first `longest` characters, counted as code points, as PostgreSQL counts them. */
export function cutText(text: string, longest = longestText): string {
  return text.length <= longest ? text : [...text.slice(0, 2 * longest)].slice(0, longest).join('');
}

/** Twin of `cutText`. */
export function cutTextSql(text: Sql, longest = longestText): Sql {
  return sql`left(${text}, ${raw(String(longest))})`;
}
