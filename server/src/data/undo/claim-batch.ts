import type { Actor } from '../../access/actor.ts';
import { isOwnedBy } from '../../access/owner.ts';
import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import { isId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../write/save/sys-table.ts';

type Batch = { actor: string | null; key_id: string | null; undone_at: string | null; recent: boolean };

/** Locks the batch for its undo. Throws `notFound` where it is not the actor's to take back any more, and `alreadyDone`. */
export async function claimBatch(
  workspace: Workspace,
  actor: Actor,
  { tx, token }: { tx: Transaction; token: string },
): Promise<void> {
  if (!isId(token)) throw new TenonError('notFound');
  const table = sysTable({ workspace }, 'sys_batch');
  const [batch] = await tx.query<Batch>({
    text: `select actor, key_id, undone_at, at > $2::timestamptz - interval '30 days' as recent from ${table} where id = $1 for update`,
    values: [token, workspace.clock.now()],
  });
  const manages = actor.rights.system.has('manageMetadata');
  if (!batch?.recent || !(manages || isMadeBy(actor, batch))) throw new TenonError('notFound');
  if (batch.undone_at !== null) throw new TenonError('alreadyDone');
}

function isMadeBy(actor: Actor, { actor: userId, key_id: keyId }: Batch): boolean {
  return userId !== null && isOwnedBy(actor, { userId, keyId });
}

/** They can be undone no more. */
export async function markUndone(workspace: Workspace, tx: Transaction, batches: readonly string[]): Promise<void> {
  const table = sysTable({ workspace }, 'sys_batch');
  await tx.query({
    text: `update ${table} set undone_at = $2 where id = any($1::uuid[])`,
    values: [batches, workspace.clock.now()],
  });
}
