import { type IncomingLink, incomingLinks, pointsAt } from './incoming-links.ts';
import { maxRows } from './open-write.ts';
import type { StatementParts } from './save/statement-parts.ts';
import type { LockingWrite, Write } from './write.ts';

/** Records that depend on the trashed ones go with them, and links that are to be cleared are, all in the batch of the delete. */
export async function cascadeDelete(write: LockingWrite): Promise<void> {
  if (write.pendingRows.length === 0) return;
  for (const link of incomingLinks(write.snapshot, write.object)) {
    if (link.rule !== 'cascade' && link.rule !== 'clear') continue;
    const ids = await findChildren(write, link);
    for (let at = 0; at < ids.length; at += maxRows) await follow(write, link, ids.slice(at, at + maxRows));
  }
}

async function findChildren(write: Write, link: IncomingLink): Promise<string[]> {
  const leaving = write.pendingRows.map(({ id }) => id);
  const parts: StatementParts = { values: [leaving], expressions: [] };
  const text = `select t.id from ${link.child.table} t where ${pointsAt(link, parts, { object: write.object.name, ids: leaving })}
    and t.deleted_at is null and not t.id = any($1::uuid[])`;
  const rows = await write.readTx.query<{ id: string }>({ text, values: parts.values });
  return rows.map(({ id }) => id);
}

async function follow({ also, batch }: LockingWrite, { child, field, rule }: IncomingLink, ids: string[]): Promise<void> {
  if (rule === 'cascade') await also({ object: child.name, action: 'delete', ids, batch });
  else
    await also({
      object: child.name,
      action: 'update',
      records: ids.map((id) => ({ id, values: { [field.name]: null } })),
      batch,
    });
}
