import type { Label } from '@tenon/metadata';
import type { Site } from './change-tables.ts';
import { quoteName } from './quote-name.ts';

/** An object or a field that was removed, while its values are kept, or a choice list. `last`: the revision that still had it. */
export type Removed = {
  kind: 'object' | 'list';
  /** Of a list its own name. */
  object: string;
  field?: string;
  label: Label;
  type?: string;
  last: number;
  at: string;
  by: string | null;
  until: string;
};

const keptDays = 30;
const mostRevisions = 200;

/** What was removed in the last 30 days and is not there again; the latest first. What is only called otherwise was not removed. */
export async function listRemoved({ database, schema, clock }: Site): Promise<Removed[]> {
  const now = clock.now();
  const since = new Date(now.getTime() - keptDays * 86_400_000).toISOString();
  const table = `${quoteName(schema)}.sys_revision`;
  const rows = await database.platform.query<Omit<Removed, 'until' | 'field' | 'type'> & { field: string; type: string | null }>({
    text: `with recent as (
        select revision, at, by, definitions from ${table} where at > $1::timestamptz
          or revision = (select max(revision) from ${table} where at <= $1::timestamptz)
        order by revision desc limit ${mostRevisions}),
      object as (
        select revision, d->>'kind' as kind, d->>'name' as object, d->'body' as body
        from recent, json_array_elements(definitions) d where d->>'kind' in ('object', 'list')),
      thing as (
        select revision, kind, object, '' as field, body->'label' as label, null as type, body->>'was' as was from object
        union all
        select revision, kind, object, f.key, f.value->'label', f.value->>'type', f.value->>'was'
        from object, json_each(body->'fields') f where kind = 'object'),
      gone as (
        select kind, object, field, max(revision) as last from thing group by 1, 2, 3
        having max(revision) < (select max(revision) from recent)),
      removed as (
        select gone.kind, gone.object, gone.field, gone.last, next.revision as next, next.at, next.by
        from gone cross join lateral (
          select revision, at, by from recent where revision > gone.last order by revision limit 1) next)
      select r.kind, r.object, r.field, thing.label, thing.type, r.last, r.at, r.by::text as by
      from removed r
      join thing on thing.revision = r.last and thing.kind = r.kind and thing.object = r.object and thing.field = r.field
      where (r.field = '' or exists (select from thing o where o.revision = r.next and o.kind = 'object' and o.object = r.object and o.field = ''))
        and not exists (select from thing n where n.revision = r.next and n.kind = 'object' and n.object = r.object and n.field <> '' and n.was = r.field)
        and not (r.field = '' and exists (select from thing n where n.revision = r.next and n.kind = r.kind and n.field = '' and n.was = r.object))
      order by r.at desc, r.kind desc, r.object, r.field`,
    values: [since],
  });
  return rows.map(({ field, type, ...row }) => ({
    ...row,
    ...(field !== '' && { field }),
    ...(type !== null && { type }),
    until: new Date(new Date(row.at).getTime() + keptDays * 86_400_000).toISOString(),
  }));
}
