import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { attachCurrent } from './attach-current.ts';
import { inWriteTransaction } from './in-write-transaction.ts';
import { toRefusal } from './refused-by-database.ts';
import { runWrite } from './run-write.ts';
import type { WriteRequest, WriteResult } from './write-request.ts';

/**
 * The one way records are changed: form, inline and bulk edit, import, API and processes all come here. Takes one row or thousands;
 * either all are written, with history and events, or (unless `partial`) none.
 *
 * Throws `invalid` with every problem of every row, `notFound`, `forbidden`, or `conflict` with the record as it is now.
 * With `tx` the write is part of that transaction. Values are in wire form; the answer has the ids in the order of the request.
 *
 * `writeRecords(workspace, actor, { object: 'deal', action: 'create', records: [{ name: '榫卯展厅', amount: { value: '100.00', currency: 'CNY' } }] })`
 */
export function writeRecords(workspace: Workspace, actor: Actor, request: WriteRequest, tx?: Transaction): Promise<WriteResult> {
  return carryOut(workspace, actor, request, { tx, write: (within) => runWrite(workspace, actor, request, { tx: within }) });
}

/**
 * The same as the last that its transaction does: what is saved is committed in the same round trip, and `readBehind` may ask for what comes behind
 * the commit. Where the saving fails, the transaction fails with what `writeRecords` would have thrown.
 */
export function writeLast(
  workspace: Workspace,
  actor: Actor,
  request: WriteRequest,
  { tx, readBehind }: { tx?: Transaction; readBehind: (tx: Transaction) => void },
): Promise<WriteResult> {
  const write = async (within: Transaction) => {
    const result = await runWrite(workspace, actor, request, { tx: within, commitsNext: true });
    readBehind(within);
    return result;
  };
  return carryOut(workspace, actor, request, { tx, write });
}

async function carryOut(
  workspace: Workspace,
  actor: Actor,
  request: WriteRequest,
  { tx, write }: { tx?: Transaction; write: (within: Transaction) => Promise<WriteResult> },
): Promise<WriteResult> {
  try {
    return await (tx ? write(tx) : inWriteTransaction(workspace, write));
  } catch (error) {
    throw await attachCurrent(workspace, actor, { request, error: toRefusal(workspace, request.object, error), tx });
  }
}
