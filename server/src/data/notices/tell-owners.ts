import { newId } from '../../base/ids.ts';
import type { LockingStep } from '../write/commit-order.ts';
import type { PendingRow, Write } from '../write/write.ts';
import { insertNotices, type NewNotice } from './notice-rows.ts';

/** Tells people whose records have come to be: one notice for each person and batch, however many records there are. */
export const tellOwners: LockingStep<NewNotice[]> = {
  look(write) {
    const notices = noticesOf(write);
    return notices.length > 0 ? notices : undefined;
  },
  async lock({ tx, workspace, commitsNext }, notices) {
    const told = insertNotices(tx, workspace, notices);
    if (commitsNext) tx.defer(told);
    else await told;
  },
};

/** Nobody is told what they did themselves, nor what an undo or the platform brings about. */
function noticesOf(write: Write): NewNotice[] {
  const { action, object, by, batch, takesBack, pendingRows } = write;
  if (takesBack || write.actor.source === 'system' || (action !== 'create' && action !== 'update')) return [];
  const given = new Map<string, PendingRow[]>();
  for (const row of pendingRows) {
    const owner = ownerGiven(row);
    if (owner !== null && owner !== by) given.set(owner, [...(given.get(owner) ?? []), row]);
  }
  return [...given].map(([person, rows]) => ({
    ...{ person, kind: 'assigned', by, object: object.name, count: rows.length },
    ...{
      record: rows.length === 1 ? rows[0]?.id : null,
      key: `assigned:${object.name}:${batch?.id ?? (rows.length === 1 ? rows[0]?.id : newId())}`,
    },
  }));
}

/** Users own themselves, and are not told. */
function ownerGiven({ id, values, holder }: PendingRow): string | null {
  const owner = (values.owner as { id: string } | null | undefined)?.id ?? null;
  return owner === id || owner === holder?.ownerId ? null : owner;
}
