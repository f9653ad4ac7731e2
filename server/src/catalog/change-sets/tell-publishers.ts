import type { DefinitionOverlap } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import type { Site } from '../change-tables.ts';
import { personOf } from '../person-of.ts';
import { quoteName } from '../quote-name.ts';

type Published = { kind: string; name: string; at: string; by: { id: string; name: string } | null };

/** Whoever looks further back goes to the revisions. */
const mostRevisions = 100;

/** Overlaps with who published theirs last since a revision, and when. What they removed is told of nobody: no revision holds it any more. */
export async function tellPublishers(
  tx: Transaction,
  { schema }: Pick<Site, 'schema'>,
  { overlaps, since }: { overlaps: readonly DefinitionOverlap[]; since: number },
): Promise<DefinitionOverlap[]> {
  if (overlaps.length === 0) return [];
  const place = quoteName(schema);
  const rows = await tx.query<Published>({
    text: `with looked as (select * from ${place}.sys_revision where revision >= $1 order by revision desc limit ${mostRevisions}),
      each as (
        select n.kind, n.name, r.revision, r.at, r.by, d.value -> 'body' as body
        from looked r, json_array_elements(r.definitions) d(value)
        join unnest($2::text[], $3::text[]) n(kind, name) on d.value ->> 'kind' = n.kind and d.value ->> 'name' = n.name),
      pair as (
        select *, lag(body::text) over following as former, row_number() over following as place
        from each window following as (partition by kind, name order by revision))
      select distinct on (kind, name) kind, name, at, ${personOf(place, 'p.by')} as by
      from pair p where (place > 1 or revision > $1) and body::text is distinct from former
      order by kind, name, revision desc`,
    values: [since, overlaps.map(({ kind }) => kind), overlaps.map(({ name }) => name)],
  });
  const published = new Map(rows.map((row) => [`${row.kind}/${row.name}`, row]));
  return overlaps.map((overlap) => {
    const last = published.get(`${overlap.kind}/${overlap.name}`);
    return last && overlap.theirs !== null ? { ...overlap, changedBy: last.by, changedAt: last.at } : overlap;
  });
}
