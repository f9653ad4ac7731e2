import type { Actor } from '../access/actor.ts';
import { quoteName } from '../catalog/quote-name.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { keptBy } from '../data/kept-records.ts';
import { type UndoResult, undoBatch } from '../data/undo-batch.ts';

/** Takes back what a batch did, and lets the job that made the batch tell what was kept. Throws what `undoBatch` throws. */
export async function undoChange(workspace: Workspace, actor: Actor, token: string): Promise<UndoResult> {
  const result = await undoBatch(workspace, actor, token);
  await workspace.db.transaction((tx) =>
    tx.query({
      text: `update ${quoteName(workspace.schema)}.sys_job set progress = progress || jsonb_build_object('keptRecords', $2::jsonb)
        where kind = 'bulkChange' and progress->>'undo' = $1`,
      values: [token, JSON.stringify(keptBy(result) ?? null)],
    }),
  );
  return result;
}
