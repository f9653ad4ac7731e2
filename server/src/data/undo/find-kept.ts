import type { Problem } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import type { CompiledObject } from '../../catalog/snapshot.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { incomingLinks, linkColumn, pointsAt } from '../write/incoming-links.ts';
import { bind, type StatementParts } from '../write/save/statement-parts.ts';
import { isChange, sysTable } from '../write/save/sys-table.ts';
import { type Entry, readEntries } from './batch-entries.ts';

/** Records that an undo does not put into the trash, and why. */
export type KeptRecords = Map<string, Problem>;

/** A record that a batch made, or brought back. */
export type Made = { object: string; id: string; batch: string };

type Search = { workspace: Workspace; tx: Transaction; undo: string; kept: KeptRecords; batchesOf: Map<string, Set<string>> };

/**
 * Records that a batch made, or brought back, and that people have worked with since: they were edited, records were entered or changed
 * that point at them, or such a record points at them. What automations and the platform did meanwhile does not count.
 */
export async function findKept(
  workspace: Workspace,
  tx: Transaction,
  { token, undo }: { token: string; undo: string },
): Promise<KeptRecords> {
  const search = startSearch(workspace, tx, undo);
  for await (const entries of readEntries(workspace, tx, token)) await findUsed(search, madeBy(entries, token));
  await keepParents(search);
  return search.kept;
}

/** The same of what many batches made, such as the runs of a process that one change set off, each judged since it began itself. */
export async function findKeptOf(
  workspace: Workspace,
  tx: Transaction,
  { made, undo }: { made: readonly Made[]; undo: string },
): Promise<KeptRecords> {
  const search = startSearch(workspace, tx, undo);
  await findUsed(search, made);
  await keepParents(search);
  return search.kept;
}

/** What entries of a batch made, or brought back. */
export function madeBy(entries: readonly Entry[], batch: string): Made[] {
  return entries
    .filter(({ action }) => action === 'create' || action === 'restore')
    .map(({ object, record_id: id }) => ({ object, id, batch }));
}

function startSearch(workspace: Workspace, tx: Transaction, undo: string): Search {
  return { workspace, tx, undo, kept: new Map(), batchesOf: new Map() };
}

async function findUsed(search: Search, made: readonly Made[]): Promise<void> {
  if (made.length === 0) return;
  for (const { id, batch } of made) search.batchesOf.set(id, (search.batchesOf.get(id) ?? new Set()).add(batch));
  const begins = await readBegins(search, [...new Set(made.map(({ batch }) => batch))]);
  for (const [name, of] of Map.groupBy(made, ({ object }) => object)) {
    const object = search.workspace.snapshot.objects.get(name);
    if (object) await findUsedOf(search, object, { made: of, begins });
  }
}

/** The first entry of each batch: what has a later id was done since. */
async function readBegins({ workspace, tx }: Search, batches: string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ batch: string; since: string }>({
    text: `select a.batch, h.id as since from unnest($1::uuid[]) a(batch)
      cross join lateral (select id from ${sysTable({ workspace }, 'sys_history')} h where h.batch = a.batch order by h.id limit 1) h`,
    values: [batches],
  });
  return new Map(rows.map(({ batch, since }) => [batch, since]));
}

type Among = { made: readonly Made[]; begins: ReadonlyMap<string, string> };

async function findUsedOf(search: Search, object: CompiledObject, among: Among): Promise<void> {
  const { workspace, tx, kept } = search;
  const ids = among.made.map(({ id }) => id);
  const parts = startParts(search);
  const edited = await tx.query<{ id: string }>({
    text: `select distinct t.id from ${object.table} t join ${madeRows(parts, among)} on made.id = t.id
      where ${isTouched(search, parts, object.name)}`,
    values: parts.values,
  });
  for (const { id } of edited) kept.set(id, { code: 'editedSince' });
  for (const link of incomingLinks(workspace.snapshot, object)) {
    if (!link.field.valueColumn) continue;
    const own = startParts(search);
    const found = await tx.query<{ id: string }>({
      text: `select distinct made.id from ${link.child.table} t join ${madeRows(own, among)} on made.id = ${linkColumn(link.field)}
        where ${pointsAt(link, own, { object: object.name, ids })} and t.deleted_at is null and ${isTouched(search, own, link.child.name)}`,
      values: own.values,
    });
    for (const { id } of found) if (!kept.has(id)) kept.set(id, { code: 'usedSince', params: { object: link.child.body.label } });
  }
}

function madeRows(parts: StatementParts, { made, begins }: Among): string {
  const columns = [made.map(({ id }) => id), made.map(({ batch }) => batch), made.map(({ batch }) => begins.get(batch) ?? null)];
  return `unnest(${columns.map((column) => `${bind(parts, column)}::uuid[]`).join(', ')}) made(id, batch, since)`;
}

/** What is kept keeps what it points at, as far as the batch made it. */
async function keepParents({ workspace, tx, kept, batchesOf }: Search): Promise<void> {
  const history = sysTable({ workspace }, 'sys_history');
  const withBatches = (ids: Iterable<string>) =>
    [...ids].flatMap((id) => [...(batchesOf.get(id) ?? [])].map((batch): [string, string] => [id, batch]));
  for (let fresh = withBatches(kept.keys()); fresh.length > 0; ) {
    const found: string[] = [];
    for (const object of workspace.snapshot.objects.values())
      for (const field of object.fields.values()) {
        if (field.targets.length === 0 || !field.valueColumn || field.type.source !== 'columns') continue;
        const rows = await tx.query<{ id: string; batch: string }>({
          text: `select distinct h.record_id as id, h.batch from unnest($1::uuid[], $2::uuid[]) f(id, batch)
            join ${object.table} t on t.id = f.id join ${history} h on h.record_id = ${linkColumn(field)} and h.batch = f.batch
            where h.action in ('create', 'restore')`,
          values: [fresh.map(([id]) => id), fresh.map(([, batch]) => batch)],
        });
        for (const { id, batch } of rows)
          if (!kept.has(id)) {
            kept.set(id, { code: 'usedSince', params: { object: object.body.label } });
            batchesOf.set(id, (batchesOf.get(id) ?? new Set()).add(batch));
            found.push(id);
          }
      }
    fresh = withBatches(found);
  }
}

function startParts({ undo }: Search): StatementParts {
  return { values: [undo], expressions: [] };
}

/**
 * A person, an integration or another import changed `t` since the batch of `made` began. What was taken back again does not count, nor does the
 * taking back; taking that back in turn does.
 */
function isTouched({ workspace }: Search, parts: StatementParts, object: string): string {
  const [history, batch] = ['sys_history', 'sys_batch'].map((name) => sysTable({ workspace }, name));
  return `exists (select from ${history} h where h.record_id = t.id and h.object = ${bind(parts, object)}
    and ${isChange('h')} and h.source in ('web', 'api', 'import') and h.follows is not true and h.batch is distinct from made.batch and h.batch is distinct from $1
    and h.id > made.since
    and not exists (select from ${batch} b where b.id = h.batch and (b.undone_at is not null
      or (b.kind = 'undo' and not exists (select from ${batch} o where o.id = b.cause and o.kind = 'undo')))))`;
}
