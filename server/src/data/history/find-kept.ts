import type { Problem } from '@tenon/metadata';
import type { Transaction } from '../../base/database.ts';
import type { CompiledObject } from '../../catalog/snapshot.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { incomingLinks, linkColumn, pointsAt } from '../write/incoming-links.ts';
import type { StatementParts } from '../write/save/statement-parts.ts';
import { sysTable } from '../write/save/sys-table.ts';
import { readEntries } from './batch-entries.ts';

/** Records that an undo does not put into the trash, and why. */
export type Kept = Map<string, Problem>;

type Search = { workspace: Workspace; tx: Transaction; token: string; undo: string; kept: Kept };

/**
 * Records that a batch made, or brought back, and that people have worked with since: they were edited, records were entered or changed
 * that point at them, or such a record points at them. What automations and the platform did meanwhile does not count.
 */
export async function findKept(
  workspace: Workspace,
  tx: Transaction,
  { token, undo }: { token: string; undo: string },
): Promise<Kept> {
  const search: Search = { workspace, tx, token, undo, kept: new Map() };
  for await (const entries of readEntries(workspace, tx, token)) {
    const made = entries.filter(({ action }) => action === 'create' || action === 'restore');
    for (const [name, of] of Map.groupBy(made, ({ object }) => object)) {
      const object = workspace.snapshot.objects.get(name);
      if (object)
        await findUsed(
          search,
          object,
          of.map(({ record_id }) => record_id),
        );
    }
  }
  await keepParents(search);
  return search.kept;
}

async function findUsed(search: Search, object: CompiledObject, ids: string[]): Promise<void> {
  const { workspace, tx, kept } = search;
  const parts = startParts(search);
  const edited = await tx.query<{ id: string }>({
    text: `select t.id from ${object.table} t where t.id = any($${parts.values.push(ids)}::uuid[]) and ${isTouched(search, parts, object.name)}`,
    values: parts.values,
  });
  for (const { id } of edited) kept.set(id, { code: 'editedSince' });
  for (const link of incomingLinks(workspace.snapshot, object)) {
    if (!link.field.valueColumn) continue;
    const own = startParts(search);
    const found = await tx.query<{ id: string }>({
      text: `select distinct ${linkColumn(link.field)} as id from ${link.child.table} t
        where ${pointsAt(link, own, { object: object.name, ids })} and t.deleted_at is null and ${isTouched(search, own, link.child.name)}`,
      values: own.values,
    });
    for (const { id } of found) if (!kept.has(id)) kept.set(id, { code: 'usedSince', params: { object: link.child.body.label } });
  }
}

/** What is kept keeps what it points at, as far as the batch made it. */
async function keepParents({ workspace, tx, token, kept }: Search): Promise<void> {
  const history = sysTable({ workspace }, 'sys_history');
  for (let fresh = [...kept.keys()]; fresh.length > 0; ) {
    const found: string[] = [];
    for (const object of workspace.snapshot.objects.values())
      for (const field of object.fields.values()) {
        if (field.targets.length === 0 || !field.valueColumn || field.type.source !== 'columns') continue;
        const rows = await tx.query<{ id: string }>({
          text: `select distinct h.record_id as id from ${object.table} t join ${history} h on h.record_id = ${linkColumn(field)}
            where t.id = any($1::uuid[]) and h.batch = $2 and h.action in ('create', 'restore')`,
          values: [fresh, token],
        });
        for (const { id } of rows)
          if (!kept.has(id)) {
            kept.set(id, { code: 'usedSince', params: { object: object.body.label } });
            found.push(id);
          }
      }
    fresh = found;
  }
}

function startParts({ token, undo }: Search): StatementParts {
  return { values: [token, undo], expressions: [] };
}

/**
 * A person, an integration or another import changed `t` since the batch began. What was taken back again does not count, nor does the
 * taking back; taking that back in turn does.
 */
function isTouched({ workspace }: Search, parts: StatementParts, object: string): string {
  const [history, batch] = ['sys_history', 'sys_batch'].map((name) => sysTable({ workspace }, name));
  return `exists (select from ${history} h where h.record_id = t.id and h.object = $${parts.values.push(object)}
    and h.source in ('web', 'api', 'import') and h.follows is not true and h.batch is distinct from $1 and h.batch is distinct from $2
    and h.id > (select b.id from ${history} b where b.batch = $1 order by b.id limit 1)
    and not exists (select from ${batch} b where b.id = h.batch and (b.undone_at is not null
      or (b.kind = 'undo' and not exists (select from ${batch} o where o.id = b.cause and o.kind = 'undo')))))`;
}
