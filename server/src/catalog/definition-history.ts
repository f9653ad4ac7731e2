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

/** The last revisions in which a definition changed, the latest first; of the first revision that is looked at nothing is told, since what was before is not known. */
export function definitionHistory(
  { database, schema }: Site,
  { kind, name }: { kind: string; name: string },
): Promise<DefinitionChange[]> {
  const place = quoteName(schema);
  return database.platform.query<DefinitionChange>({
    text: `with each as (
        select revision, at, by, summary, (
          select d->'body' from json_array_elements(definitions) d where d->>'kind' = $1 and d->>'name' = $2 limit 1) as body
        from ${place}.sys_revision order by revision desc limit ${mostRevisions}),
      pair as (
        select *, lag(body) over following as former, lag(revision) over following as previous from each window following as (order by revision))
      select revision, at, ${personOf(place, 'p.by')} as by, summary, former as before, body as after
      from pair p where previous is not null and body::text is distinct from former::text
      order by revision desc`,
    values: [kind, name],
  });
}
