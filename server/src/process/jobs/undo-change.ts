import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { keptBy } from '../../data/undo/kept-records.ts';
import { type UndoResult, undoBatch } from '../../data/undo/undo-batch.ts';
import { inWriteTransaction } from '../../data/write/in-write-transaction.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';

/** Takes back what a batch did, and lets the job that made the batch tell what was kept. Throws what `undoBatch` throws. */
export function undoChange(
  workspace: Workspace,
  actor: Actor,
  { token, tx }: { token: string; tx?: Transaction },
): Promise<UndoResult> {
  return tx ? undo(tx) : inWriteTransaction(workspace, undo);

  async function undo(within: Transaction): Promise<UndoResult> {
    const result = await undoBatch(workspace, actor, token, within);
    await within.query({
      text: `update ${sysTable({ workspace }, 'sys_job')} set progress = progress || jsonb_build_object('keptRecords', $2::jsonb)
        where kind = 'bulkChange' and progress->>'undo' = $1`,
      values: [token, JSON.stringify(keptBy(result) ?? null)],
    });
    return result;
  }
}
