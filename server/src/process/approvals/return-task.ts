import type { ProcessBody } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { readVersion } from '../runs/process-versions.ts';
import { wake } from '../runs/wake.ts';
import { refused } from './act-refusals.ts';
import { insertDecisions, type Return, type SeatRow, table } from './approval-rows.ts';
import { announceApproval } from './lock-run.ts';
import type { ActOutcome, OpenTask } from './open-task-state.ts';
import { returnTargets } from './send-back.ts';
import { tellAsked } from './tell-asked.ts';

type Returning = { by: string; open: OpenTask; seat: SeatRow; asked: Return & { comment?: string } };

/** Sends a task back: one person's act, whatever the others say. It begins another round, and earlier opinions stay. */
export async function returnTask(
  tx: Transaction,
  workspace: Workspace,
  { by, open, seat, asked }: Returning,
): Promise<ActOutcome> {
  const { task, approval } = open;
  if (seat.state !== 'pending' || seat.advises) throw refused('notYourTurn');
  const { step, back } = asked;
  if (step !== null && !(await readTargets(tx, workspace, open)).includes(step)) throw refused('noTarget');
  await tx.query({
    text: `with returned as (update ${table(workspace, 'sys_task')} set state = 'returned', goes = $2, ended_at = $3 where id = $1),
      left_off as (update ${table(workspace, 'sys_approval')} set round = round + 1 where id = $4)
      update ${table(workspace, 'sys_seat')} set state = 'closed'
        where task = $1 and not removed and state in ('notStarted', 'waiting', 'pending', 'approving')`,
    values: [task.id, JSON.stringify({ step, back }), workspace.clock.now(), approval.id],
  });
  await tellAsked(tx, workspace, { task: task.id });
  await insertDecisions(tx, workspace, [
    {
      ...{ approval: approval.id, task: task.id, number: null, act: 'return', by, principal: seat.principal },
      ...{ comment: asked.comment?.trim() || null, detail: { step, back, seat: seat.id } },
    },
  ]);
  await wake(tx, workspace, { run: approval.run, visit: task.visit, by: 'person', actor: by });
  announceApproval(tx, workspace, { approval, by });
  return { state: 'returned' };
}

/** The steps that a task may be sent back to. */
export async function readTargets(
  tx: Pick<Transaction, 'query'>,
  workspace: Workspace,
  { task, approval }: OpenTask,
): Promise<string[]> {
  const body = await readBodyOf(tx, workspace, approval.run);
  if (!body) return [];
  const asked = await tx.query<{ step: string }>({
    text: `select distinct step from ${table(workspace, 'sys_task')} where approval = $1 and kind = 'approval' and state = 'approved'`,
    values: [approval.id],
  });
  return returnTargets(body, task.step, new Set(asked.map(({ step }) => step)));
}

/** The process of a run as the run follows it; nothing of one that has been removed. */
export async function readBodyOf(
  tx: Pick<Transaction, 'query'>,
  workspace: Workspace,
  run: string,
): Promise<ProcessBody | undefined> {
  const [found] = await tx.query<{ version: string | null }>({
    text: `select version from ${sysTable({ workspace }, 'sys_run')} where id = $1`,
    values: [run],
  });
  return found?.version ? readVersion(workspace, found.version, tx) : undefined;
}
