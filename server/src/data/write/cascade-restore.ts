import sql, { raw } from 'sql-template-tag';
import { countReadable } from './check/count-readable.ts';
import { type IncomingLink, incomingLinks, linkColumn, pointsAt } from './incoming-links.ts';
import { bind, type StatementParts } from './save/statement-parts.ts';
import { sysTable } from './save/sys-table.ts';
import type { LockingWrite, Write } from './write.ts';

/** What went to the trash because of a record comes back with it: its children that the same batch trashed. */
export async function cascadeRestore(write: LockingWrite): Promise<void> {
  if (write.pendingRows.length === 0) return;
  for (const link of incomingLinks(write.snapshot, write.object)) {
    if (link.rule !== 'cascade') continue;
    const ids = await findChildren(write, link);
    if (ids.length === 0) continue;
    const result = await write.also({ object: link.child.name, action: 'restore', ids, batch: write.batch });
    const seen = await countReadable(write, link.child, { where: sql`t.id = any(${result.ids}::uuid[])`, by: raw("'all'") });
    note(write, link.child.name, seen.get('all') ?? 0);
    for (const { object, count } of result.along ?? []) note(write, object, count);
  }
}

function note({ along }: Write, object: string, count: number): void {
  if (count > 0) along.set(object, (along.get(object) ?? 0) + count);
}

async function findChildren(write: Write, link: IncomingLink): Promise<string[]> {
  const restored = write.pendingRows.map(({ id }) => id);
  const parts: StatementParts = { values: [], expressions: [] };
  const history = sysTable(write, 'sys_history');
  const [parent, child] = [bind(parts, write.object.name), bind(parts, link.child.name)];
  const text = `with parent as (
      select distinct on (record_id) record_id, batch from ${history}
      where object = ${parent} and record_id = any(${bind(parts, restored)}::uuid[]) and action = 'delete' order by record_id, id desc)
    select t.id from ${link.child.table} t
    join parent on parent.record_id = ${linkColumn(link.field)}
    join ${history} h on h.batch = parent.batch and h.object = ${child} and h.record_id = t.id and h.action = 'delete'
    where ${pointsAt(link, parts, { object: write.object.name, ids: restored })} and t.deleted_at is not null`;
  const rows = await write.readTx.query<{ id: string }>({ text, values: parts.values });
  return [...new Set(rows.map(({ id }) => id))];
}
