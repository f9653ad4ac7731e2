import { type ApprovalInputs, decide, stepsOf } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import type { StepOutcome } from '../steps/process-step.ts';
import { refused } from './act-refusals.ts';
import { type ApprovalRow, type DecisionRow, insertDecisions, saveSeats, type TaskRow, table } from './approval-rows.ts';
import { holdUntil } from './lock-run.ts';
import { readOpenTask, rowsOf } from './open-task-state.ts';
import { readBodyOf } from './return-task.ts';
import { tellAsked } from './tell-asked.ts';
import { endOfTimeLimit } from './time-limit.ts';

/** 超时关闭: nobody is asked any more in a task, and its run waits until somebody opens it again or the approval ends otherwise. */
export async function closeForNow(workspace: Workspace, tx: Transaction, { id }: TaskRow): Promise<StepOutcome> {
  await tx.query({
    text: `with closed as (update ${table(workspace, 'sys_task')} set state = 'closed', ended_at = $2 where id = $1)
      update ${table(workspace, 'sys_seat')} set state = 'closed'
        where task = $1 and not removed and state in ('notStarted', 'waiting', 'pending', 'approving')`,
    values: [id, workspace.clock.now()],
  });
  await tellAsked(tx, workspace, { task: id });
  return { waitsUntil: null };
}

/** The task that was closed since its time was up, while nothing else of the approval is asked. */
export function closedForNow(tasks: readonly TaskRow[], decisions: readonly DecisionRow[]): TaskRow | undefined {
  const last = tasks.at(-1);
  const act = decisions.findLast(({ task }) => task !== null && task === last?.id);
  return last?.state === 'closed' && act?.act === 'timeUp' && act.detail.onTime === 'close' ? last : undefined;
}

type Reopening = { approval: ApprovalRow; task: TaskRow | undefined; by: string };

/** Asks those again who were asked when the time was up, with the votes that there are, and the whole time limit anew. Throws `actRefused`. */
export async function reopenClosed(tx: Transaction, workspace: Workspace, { approval, task, by }: Reopening): Promise<void> {
  if (!task) throw refused('notClosed');
  const { seats } = await readOpenTask(tx, workspace, task.id);
  const node = { rule: task.settings.rule, seats, acts: task.acts, barred: task.barred };
  const rows = rowsOf(node, decide(node), seats);
  const body = await readBodyOf(tx, workspace, approval.run);
  const inputs = body && (stepsOf(body).find(({ id }) => id === task.step)?.inputs as ApprovalInputs | undefined);
  const people = rows.filter(({ state }) => state === 'pending').map(({ person }) => person);
  const dueAt = await endOfTimeLimit(tx, workspace, { inputs: inputs ?? {}, people });
  await tx.query({
    text: `update ${table(workspace, 'sys_task')} set state = 'open', ended_at = null, due_at = $2 where id = $1`,
    values: [task.id, dueAt],
  });
  await holdUntil(tx, workspace, { run: approval.run, visit: task.visit, until: dueAt });
  await saveSeats(tx, workspace, task.id, rows);
  await insertDecisions(tx, workspace, [
    { ...{ approval: approval.id, task: task.id, number: null, act: 'reopen', by, principal: null, comment: null }, detail: {} },
  ]);
}
