import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { type ApprovalRow, readApprovals, table } from './approval-rows.ts';
import { readBodyOf } from './return-task.ts';
import { endApproval } from './settle-approvals.ts';

/** Ends what runs ask that somebody set aside, so that no record stays locked by a run that goes no further. */
export async function terminateApprovalsOf(tx: Transaction, workspace: Workspace, runs: readonly string[]): Promise<void> {
  if (runs.length === 0) return;
  for (const approval of (await readApprovals(tx, workspace, runs)).values()) {
    if (approval.state !== 'pending') continue;
    const body = await readBodyOf(tx, workspace, approval.run);
    await letGo(tx, workspace, approval);
    await endApproval(tx, workspace, { approval, state: 'terminated', body, by: null });
  }
}

/** What waits for people who are asked no more waits for nobody: should the run go on after all, it finds that its approval has ended. */
async function letGo(tx: Transaction, workspace: Workspace, { id, run }: ApprovalRow): Promise<void> {
  await tx.query({
    text: `update ${sysTable({ workspace }, 'sys_token')} k set state = 'ready', due_at = null from ${table(workspace, 'sys_task')} t
      where t.approval = $1 and t.state = 'open' and k.run = $2 and k.id = t.token and k.visit = t.visit and k.state = 'waiting'`,
    values: [id, run],
  });
}
