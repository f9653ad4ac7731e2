import type { Site } from './change-tables.ts';
import { personOf } from './person-of.ts';
import { quoteName } from './quote-name.ts';

/** A revision that changed a definition; null: it was not there before, or is not there any more. */
export type DefinitionChange = {
  revision: number;
  at: string;
  by: { id: string; name: string } | null;
  summary: string;
  before: unknown;
  after: unknown;
};

/** Whoever looks further back goes to the revisions. */
const mostRevisions = 100;

/**
 * The last revisions in which a definition changed, the latest first; of the first revision that is looked at nothing is told, since what was before is not
 * known. An object that was renamed is followed under the names that it had before.
 */
export function definitionHistory(
  { database, schema }: Site,
  { kind, name }: { kind: string; name: string },
): Promise<DefinitionChange[]> {
  const place = quoteName(schema);
  return database.platform.query<DefinitionChange>({
    text: `with looked as (select * from ${place}.sys_revision order by revision desc limit ${mostRevisions}),
      latest as (
        select d->'body' as body from looked, json_array_elements(definitions) d
        where $1 = 'object' and revision = (select max(revision) from looked) and d->>'kind' = $1 and d->>'name' = $2),
      names as (
        select $2::text as name, 0 as former
        union all select body->>'was', 1 from latest
        union all select alias, 2 from latest, json_array_elements_text(body->'aliases') alias),
      found as (
        select revision, at, by, summary, former, body from looked left join lateral (
          select former, d->'body' as body from json_array_elements(definitions) d join names n on n.name = d->>'name'
          where d->>'kind' = $1 order by former limit 1) one on true),
      each as (
        -- Once it has its name of now, what is called as it was is something else.
        select revision, at, by, summary, case when former = 0 or revision < (select min(revision) from found where former = 0)
          then body end as body
        from found),
      pair as (
        select *, lag(body) over following as former, lag(revision) over following as previous from each window following as (order by revision))
      select revision, at, ${personOf(place, 'p.by')} as by, summary, former as before, body as after
      from pair p where previous is not null and body::text is distinct from former::text
      order by revision desc`,
    values: [kind, name],
  });
}
