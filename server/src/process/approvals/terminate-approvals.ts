import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readApprovals } from './approval-rows.ts';
import { readBodyOf } from './return-task.ts';
import { endApproval } from './settle-approvals.ts';

/** Ends what runs ask that somebody set aside, so that no record stays locked by a run that goes no further. */
export async function terminateApprovalsOf(tx: Transaction, workspace: Workspace, runs: readonly string[]): Promise<void> {
  if (runs.length === 0) return;
  for (const approval of (await readApprovals(tx, workspace, runs)).values()) {
    if (approval.state !== 'pending') continue;
    const body = await readBodyOf(tx, workspace, approval.run);
    await endApproval(tx, workspace, { approval, state: 'terminated', body, by: null });
  }
}
