import type { ChangeSet } from '@tenon/metadata';
import type { Json } from '@tenon/metadata/merge/json.ts';
import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import type { Site } from '../change-tables.ts';
import type { DataStep } from '../data-steps/data-step.ts';
import { personOf } from '../person-of.ts';
import { quoteName } from '../quote-name.ts';
import type { KeptDraft } from './change-set.ts';

type Reader = Pick<Transaction, 'query'>;
type WorkspaceSchema = Pick<Site, 'schema'>;

/** What waits, latest change first. */
export function readChangeSets(db: Reader, { schema }: WorkspaceSchema, id?: string): Promise<ChangeSet[]> {
  const place = quoteName(schema);
  return db.query<ChangeSet>({
    text: `select s.id, s.name, s.base, s.version, s.created_at as "startedAt", s.updated_at as "changedAt",
        ${personOf(place, 's.created_by')} as "startedBy", ${personOf(place, 's.updated_by')} as "changedBy",
        (select count(*)::int from ${place}.sys_draft d where d.set_id = s.id) as drafts
      from ${place}.sys_change_set s where $1::uuid is null or s.id = $1 order by s.updated_at desc, s.id`,
    values: [id ?? null],
  });
}

/** The drafts of a set, by kind and name. */
export function readDrafts(db: Reader, { schema }: WorkspaceSchema, id: string): Promise<KeptDraft[]> {
  const place = quoteName(schema);
  return db.query<KeptDraft>({
    text: `select d.kind, d.name, d.body, d.base, d.version, d.updated_at as "changedAt", ${personOf(place, 'd.updated_by')} as "changedBy"
      from ${place}.sys_draft d where d.set_id = $1 order by d.kind, d.name`,
    values: [id],
  });
}

/** The drafts of every set: an upgrade of a solution leaves what they are about. */
export function readAllDrafts(
  db: Reader,
  { schema }: WorkspaceSchema,
): Promise<Pick<KeptDraft, 'kind' | 'name' | 'body' | 'base'>[]> {
  return db.query({ text: `select kind, name, body, base from ${quoteName(schema)}.sys_draft order by kind, name`, values: [] });
}

type NewSet = { name: string | undefined; by: string | null; at: Date };

/** One without a name is called by its time. Answers its id. */
export async function insertChangeSet(tx: Reader, { id: workspace, schema }: Site, { name, by, at }: NewSet): Promise<string> {
  const id = newId();
  await tx.query({
    text: `insert into ${quoteName(schema)}.sys_change_set (id, name, base, created_at, created_by, updated_at, updated_by)
      select $2, coalesce($3, to_char($4::timestamptz at time zone w.time_zone, 'YYYY-MM-DD HH24:MI')), w.revision, $4, $5, $4, $5
      from tenon.workspace w where w.id = $1`,
    values: [workspace, id, name ?? null, at, by],
  });
  return id;
}

/** Keeps others from changing a set until the transaction ends. Throws `notFound`, and `changeSetPublished` for one that counts by now. */
export async function lockChangeSet(
  tx: Reader,
  { schema }: WorkspaceSchema,
  id: string,
): Promise<Pick<ChangeSet, 'name' | 'base' | 'version'>> {
  const [set] = await tx.query<Pick<ChangeSet, 'name' | 'base' | 'version'>>({
    text: `select name, base, version from ${quoteName(schema)}.sys_change_set where id = $1 for update`,
    values: [id],
  });
  if (set) return set;
  const made = await revisionOf(tx, { schema }, id);
  throw made ? new TenonError('changeSetPublished', { params: { revision: made.revision } }) : new TenonError('notFound');
}

export type MadeRevision = { revision: number; steps: DataStep[] };

/** The revision that a published set made. */
export async function revisionOf(db: Reader, { schema }: WorkspaceSchema, id: string): Promise<MadeRevision | undefined> {
  const [row] = await db.query<MadeRevision>({
    text: `select revision, steps from ${quoteName(schema)}.sys_revision where change_set = $1`,
    values: [id],
  });
  return row;
}

/** Counts a change of a set that is locked; answers the version of what is changed with it. */
export async function touchChangeSet(
  tx: Reader,
  { schema, clock }: Site,
  { id, by, name }: { id: string; by: string | null; name?: string },
): Promise<number> {
  const [row] = await tx.query<{ version: number }>({
    text: `update ${quoteName(schema)}.sys_change_set set version = version + 1, updated_at = $2, updated_by = $3, name = coalesce($4, name)
      where id = $1 returning version`,
    values: [id, clock.now(), by, name ?? null],
  });
  return (row as { version: number }).version;
}

type Writing = {
  id: string;
  by: string | null;
  version: number;
  drafts: readonly Pick<KeptDraft, 'kind' | 'name' | 'body' | 'base'>[];
};

/** Writes drafts, new ones and ones that are there; all of them have the version given. */
export async function upsertDrafts(tx: Reader, { schema, clock }: Site, { id, by, version, drafts }: Writing): Promise<void> {
  await tx.query({
    text: `insert into ${quoteName(schema)}.sys_draft (set_id, kind, name, body, base, version, updated_at, updated_by)
      select $1, d.kind, d.name, d.body::json, d.base::json, $6, $7, $8
      from unnest($2::text[], $3::text[], $4::text[], $5::text[]) d(kind, name, body, base)
      on conflict (set_id, kind, name) do update set body = excluded.body, base = excluded.base, version = excluded.version,
        updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
    values: [
      id,
      drafts.map(({ kind }) => kind),
      drafts.map(({ name }) => name),
      drafts.map(({ body }) => JSON.stringify(body)),
      drafts.map(({ base }) => JSON.stringify(base)),
      version,
      clock.now(),
      by,
    ],
  });
}

/** No error where it is gone already. */
export async function deleteDraft(
  tx: Reader,
  { schema }: WorkspaceSchema,
  { id, kind, name }: { id: string; kind: string; name: string },
): Promise<void> {
  await tx.query({
    text: `delete from ${quoteName(schema)}.sys_draft where set_id = $1 and kind = $2 and name = $3`,
    values: [id, kind, name],
  });
}

/** With its drafts. */
export async function deleteChangeSet(tx: Reader, { schema }: WorkspaceSchema, id: string): Promise<void> {
  await tx.query({ text: `delete from ${quoteName(schema)}.sys_change_set where id = $1`, values: [id] });
}

type Named = { revision: number; names: readonly { kind: string; name: string }[] };

/** What some definitions were as of a revision, by `kind/name`. Throws `notFound` for a revision that there is not. */
export async function bodiesAsOf(
  tx: Reader,
  { schema }: WorkspaceSchema,
  { revision, names }: Named,
): Promise<Map<string, Json>> {
  const rows = await tx.query<{ key: string | null; body: Json }>({
    text: `select n.kind || '/' || n.name as key, e.value -> 'body' as body
      from ${quoteName(schema)}.sys_revision r
      left join (json_array_elements(r.definitions) e(value) join unnest($2::text[], $3::text[]) n(kind, name)
        on e.value ->> 'kind' = n.kind and e.value ->> 'name' = n.name) on true
      where r.revision = $1`,
    values: [revision, names.map(({ kind }) => kind), names.map(({ name }) => name)],
  });
  if (rows.length === 0) throw new TenonError('notFound');
  return new Map(rows.flatMap(({ key, body }) => (key === null ? [] : [[key, body] as const])));
}
