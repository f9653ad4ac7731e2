import type { ApprovalInputs, ProcessBody } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import type { StepOutcome } from '../steps/process-step.ts';
import { insertDecisions, type TaskRow, table } from './approval-rows.ts';
import { goesOnFrom } from './send-back.ts';
import { tellAsked } from './tell-asked.ts';

type TimeUp = { tx: Transaction; task: TaskRow; inputs: ApprovalInputs; body: ProcessBody };

/** What becomes of a task whose time is up while nobody has decided. Until then it goes on waiting. */
export async function endOfTime(workspace: Workspace, { tx, task, inputs, body }: TimeUp): Promise<StepOutcome> {
  const now = workspace.clock.now();
  if (task.due_at === null || new Date(task.due_at) > now)
    return { waitsUntil: task.due_at === null ? null : new Date(task.due_at) };
  const { onTime = 'wait' } = inputs;
  const note = { approval: task.approval, task: task.id, number: null, by: null, principal: null, comment: null };
  await insertDecisions(tx, workspace, [{ ...note, act: 'timeUp', detail: { onTime } }]);
  if (onTime === 'wait') return { waitsUntil: null };
  await tx.query({
    text: `with decided as (update ${table(workspace, 'sys_task')} set state = $2, ended_at = $3 where id = $1)
      update ${table(workspace, 'sys_seat')} set state = 'closed'
        where task = $1 and not removed and state in ('notStarted', 'waiting', 'pending', 'approving')`,
    values: [task.id, onTime === 'approve' ? 'approved' : 'rejected', now],
  });
  await tellAsked(tx, workspace, { task: task.id });
  return onTime === 'approve' ? goesOnFrom(body, task) : { ends: 'rejected' };
}
