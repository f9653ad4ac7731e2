import sql, { join, raw } from 'sql-template-tag';
import { visibilityOf } from '../../../access/field-rights.ts';
import { problem } from '../../../base/errors.ts';
import { bindRun, startRun } from '../../../query/statements/run.ts';
import { type IncomingLink, incomingLinks, linkColumn, pointing } from '../incoming-links.ts';
import type { PendingRow, Write } from '../write.ts';
import { countReadable } from './count-readable.ts';
import { isRefused, refuseRow } from './refuse-rows.ts';

/**
 * A record that others need cannot go: says which object's records, and how many, as far as the writer sees them; of others only
 * that there are some. Those that go in the same batch do not count.
 */
export async function checkInUse(write: Write): Promise<void> {
  const pendingRows = write.pendingRows.filter((pendingRow) => !isRefused(write, pendingRow));
  const links = incomingLinks(write.snapshot, write.object).filter(({ rule }) => rule === 'restrict');
  if (pendingRows.length === 0 || links.length === 0) return;
  const used = await Promise.all(links.map((link) => findUsed(write, link, pendingRows)));
  const inUse = pendingRows.filter(({ id }) => used.some((ids) => ids.has(id)));
  if (inUse.length === 0) return;
  await Promise.all(
    links.map((link, at) =>
      tellOf(
        write,
        link,
        inUse.filter(({ id }) => used[at]?.has(id)),
      ),
    ),
  );
  for (const pendingRow of inUse) if (!isRefused(write, pendingRow)) refuseRow(write, pendingRow, { code: 'inUseHidden' });
}

async function findUsed(write: Write, link: IncomingLink, pendingRows: readonly PendingRow[]): Promise<Set<string>> {
  const ids = pendingRows.map(({ id }) => id);
  const where = [pointing(link, { object: write.object.name, ids }), sql`t.deleted_at is null`];
  if (link.child === write.object) where.push(sql`not t.id = any(${ids}::uuid[])`);
  const statement = sql`select distinct ${raw(linkColumn(link.field))} as id from ${raw(link.child.table)} t where ${join(where, ' and ')}`;
  const rows = await write.readTx.query<{ id: string }>({
    text: statement.text,
    values: bindRun(statement.values, startRun(write.workspace, write.actor)),
  });
  return new Set(rows.map(({ id }) => id));
}

async function tellOf(write: Write, link: IncomingLink, pendingRows: readonly PendingRow[]): Promise<void> {
  const { snapshot, actor, object } = write;
  const { child, field } = link;
  if (pendingRows.length === 0 || visibilityOf(snapshot, actor, child.name, field.name) !== 'clear') return;
  const leaving = child === object ? write.pendingRows.map(({ id }) => id) : [];
  const ids = pendingRows.map(({ id }) => id);
  const where = sql`${pointing(link, { object: object.name, ids })} and not t.id = any(${leaving}::uuid[])`;
  const counts = await countReadable(write, child, { where, by: raw(linkColumn(field)) });
  for (const pendingRow of pendingRows) {
    const count = counts.get(pendingRow.id);
    if (count) refuseRow(write, pendingRow, problem('inUse', field.name, { count, object: child.body.label }));
  }
}
