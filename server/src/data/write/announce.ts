import { recordChanges } from '../history/record-changes.ts';
import type { LockingWrite } from './write.ts';

/** Tells live screens, once the transaction is committed. Never from within: NOTIFY would make commits wait for one another. */
export function announce({ workspace, tx, object, action, pendingRows, actor }: LockingWrite): void {
  if (pendingRows.length === 0) return;
  const event = { type: 'records' as const, object: object.name, action, ids: pendingRows.map(({ id }) => id), by: actor.userId };
  tx.afterCommit(() => recordChanges(workspace).publish(event));
}
