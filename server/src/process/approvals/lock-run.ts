import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { recordChanges } from '../../data/history/record-changes.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { type ApprovalRow, table } from './approval-rows.ts';

/** Locks the run of a task or an approval, before anything of it is read: who comes second sees what the first one did. */
export async function lockRunOf(
  tx: Transaction,
  workspace: Workspace,
  of: { task: string } | { approval: string },
): Promise<void> {
  const run = sysTable({ workspace }, 'sys_run');
  const isTask = 'task' in of;
  await tx.query({
    text: isTask
      ? `select from ${run} r join ${table(workspace, 'sys_approval')} a on a.run = r.id join ${table(workspace, 'sys_task')} t on t.approval = a.id
          where t.id = $1 for update of r`
      : `select from ${run} r join ${table(workspace, 'sys_approval')} a on a.run = r.id where a.id = $1 for update of r`,
    values: [isTask ? of.task : of.approval],
  });
}

/** Lets a run go on at a visit only then, so that what was decided can be taken back until then. */
export async function holdUntil(
  tx: Transaction,
  workspace: Workspace,
  { run, visit, until }: { run: string; visit: number; until: Date | null },
): Promise<void> {
  await tx.query({
    text: `update ${sysTable({ workspace }, 'sys_token')} set due_at = $3 where run = $1 and visit = $2 and state = 'waiting'`,
    values: [run, visit, until],
  });
}

/** Tells screens that show the record, once it is committed. */
export function announceApproval(
  tx: Transaction,
  workspace: Workspace,
  { approval: { object, record_id: id }, by }: { approval: Pick<ApprovalRow, 'object' | 'record_id'>; by: string },
): void {
  tx.afterCommit(() => recordChanges(workspace).publish({ type: 'records', object, action: 'update', ids: [id], by }));
}
