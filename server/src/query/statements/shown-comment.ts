import { commentWindowMinutes } from '@tenon/metadata';

/**
 * Of comments those that are shown: one that was taken back at once is gone, unless somebody answers it; one that was deleted later stays as such.
 */
export function shownComment(alias: string, table: string): string {
  return `(${alias}.deleted_at is null or ${alias}.deleted_at > ${alias}.at + interval '${commentWindowMinutes} minutes'
    or exists (select from ${table} answer where answer.replies_to = ${alias}.id and answer.deleted_at is null))`;
}
