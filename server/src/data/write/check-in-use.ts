import { problem } from '../../base/errors.ts';
import { type IncomingLink, incomingLinks, linkColumn, pointsAt } from './incoming-links.ts';
import { isRefused, refuseRow } from './refuse-rows.ts';
import { bind, type StatementParts } from './statement-parts.ts';
import type { Write } from './write.ts';

/** A record that others need cannot go: says which object's records, and how many. Those that go in the same batch do not count. */
export async function checkInUse(write: Write): Promise<void> {
  const links = incomingLinks(write.snapshot, write.object).filter(({ rule }) => rule === 'restrict');
  await Promise.all(links.map((link) => checkLink(write, link)));
}

async function checkLink(write: Write, link: IncomingLink): Promise<void> {
  const drafts = write.drafts.filter((draft) => !isRefused(write, draft));
  if (drafts.length === 0) return;
  const ids = drafts.map(({ id }) => id);
  const parts: StatementParts = { values: [], expressions: [] };
  const leaving = link.child === write.object ? `and not t.id = any(${bind(parts, ids)}::uuid[])` : '';
  const text = `select ${linkColumn(link.field)} as id, count(*)::int as count from ${link.child.table} t
    where ${pointsAt(link, parts, { object: write.object.name, ids })} and t.deleted_at is null ${leaving} group by 1`;
  const rows = await write.tx.query<{ id: string; count: number }>({ text, values: parts.values });
  const counts = new Map(rows.map(({ id, count }) => [id, count]));
  for (const draft of drafts) {
    const count = counts.get(draft.id);
    if (count) refuseRow(write, draft, problem('inUse', link.field.name, { count, object: link.child.body.label }));
  }
}
