import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../write/save/sys-table.ts';

type Look = { tx: Pick<Transaction, 'query'>; object: string; id: string; action: 'print' | 'reveal'; field?: string };

/** Keeps in a record's history that somebody looked at it in a way that takes a right of its own. */
export async function noteLook(workspace: Workspace, actor: Actor, { tx, object, id, action, field }: Look): Promise<void> {
  const changes = field === undefined ? {} : { [field]: [null, null] };
  await tx.query({
    text: `insert into ${sysTable({ workspace }, 'sys_history')} (id, object, record_id, at, actor, source, action, changes)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [newId(), object, id, workspace.clock.now(), actor.userId, actor.source, action, JSON.stringify(changes)],
  });
}

type CountedLooks = { print: number; reveal: number };

/** How often somebody printed a record, and saw a masked value whole, in the last thirty days. */
export async function countLooks(workspace: Workspace, { person }: { person: string }): Promise<CountedLooks> {
  const since = new Date(workspace.clock.now().getTime() - 30 * 24 * 3600 * 1000);
  const rows = await workspace.db.read<{ action: keyof CountedLooks; count: number }>({
    text: `select action, count(*)::int as count from ${sysTable({ workspace }, 'sys_history')}
      where action in ('print', 'reveal') and actor = $1 and at >= $2 group by action`,
    values: [person, since],
  });
  return { print: 0, reveal: 0, ...Object.fromEntries(rows.map(({ action, count }) => [action, count])) };
}
