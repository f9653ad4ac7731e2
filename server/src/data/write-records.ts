import type { Actor } from '../access/actor.ts';
import type { Transaction } from '../base/database.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { attachCurrent } from './write/attach-current.ts';
import { inWriteTransaction } from './write/in-write-transaction.ts';
import { toRefusal } from './write/refused-by-database.ts';
import { runWrite } from './write/run-write.ts';
import type { WriteRequest, WriteResult } from './write-request.ts';

/**
 * The one way records are changed: form, inline and bulk edit, import, API and processes all come here. Takes one row or thousands;
 * either all are written, with history and events, or (unless `partial`) none.
 *
 * Throws `invalid` with every problem of every row, `notFound`, `forbidden`, or `conflict` with the record as it is now.
 * With `tx` the write is part of that transaction.
 */
export async function writeRecords(
  workspace: Workspace,
  actor: Actor,
  request: WriteRequest,
  tx?: Transaction,
): Promise<WriteResult> {
  const write = (within: Transaction) => runWrite(workspace, actor, request, { tx: within });
  try {
    return await (tx ? write(tx) : inWriteTransaction(workspace, write));
  } catch (error) {
    throw await attachCurrent(workspace, actor, { request, error: toRefusal(workspace, request, error), tx });
  }
}
