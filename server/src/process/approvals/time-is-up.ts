import type { ApprovalInputs, ProcessBody } from '@tenon/metadata';
import { readDirectory } from '../../access/directory-cache.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import type { StepOutcome } from '../steps/process-step.ts';
import { insertDecisions, type NewDecision, type TaskRow, table } from './approval-rows.ts';
import { administratorsOf, superiorsOf } from './find-approvers.ts';
import { type OpenTask, readOpenTask } from './open-task-state.ts';
import { reassignSeat } from './reassign-seat.ts';
import { closeForNow } from './reopen-closed.ts';
import { afterRejection, goesOnFrom } from './send-back.ts';
import { remindAsked, tellAsked } from './tell-asked.ts';
import { endOfTimeLimit } from './time-limit.ts';

type TimeUp = { tx: Transaction; task: TaskRow; inputs: ApprovalInputs; body: ProcessBody };
type OnTime = NonNullable<ApprovalInputs['onTime']>;

/**
 * What becomes of a task whose time is up while nobody has decided; until then it goes on waiting. People are reminded as often as the step says,
 * each time with the time limit anew. Then it is passed on, decided, or waits without a limit.
 */
export async function endOfTime(workspace: Workspace, { tx, task, inputs, body }: TimeUp): Promise<StepOutcome> {
  const now = workspace.clock.now();
  if (task.due_at === null || new Date(task.due_at) > now)
    return { waitsUntil: task.due_at === null ? null : new Date(task.due_at) };
  const { onTime = 'wait', reminders = 0 } = inputs;
  if ((await remindersOf(tx, workspace, task)) < reminders) {
    await note(tx, workspace, { task, act: 'remind', detail: { why: 'timeUp' } });
    const { approval } = await readOpenTask(tx, workspace, task.id);
    await remindAsked(tx, workspace, { approval, by: approval.submitter });
    return goOnWaiting(workspace, { tx, task, inputs });
  }
  await note(tx, workspace, { task, act: 'timeUp', detail: { onTime } });
  if (onTime === 'wait') return { waitsUntil: await saveDue(tx, workspace, { task, dueAt: null }) };
  if (onTime === 'superior' || onTime === 'administrator') {
    const isPassedOn = await passOn(workspace, { tx, task, to: onTime });
    return isPassedOn
      ? goOnWaiting(workspace, { tx, task, inputs })
      : { waitsUntil: await saveDue(tx, workspace, { task, dueAt: null }) };
  }
  if (onTime === 'close') return closeForNow(workspace, tx, task);
  await tx.query({
    text: `with decided as (update ${table(workspace, 'sys_task')} set state = $2, ended_at = $3 where id = $1)
      update ${table(workspace, 'sys_seat')} set state = 'closed'
        where task = $1 and not removed and state in ('notStarted', 'waiting', 'pending', 'approving')`,
    values: [task.id, onTime === 'approve' ? 'approved' : 'rejected', now],
  });
  await tellAsked(tx, workspace, { task: task.id });
  if (onTime === 'approve') return goesOnFrom(body, task);
  return afterRejection(workspace, { tx, task, body, inputs });
}

/** How often the platform has reminded since the task came, or came to whoever has it now. */
async function remindersOf(tx: Transaction, workspace: Workspace, { id }: TaskRow): Promise<number> {
  const [row] = await tx.query<{ count: number }>({
    text: `select count(*) filter (where act = 'remind' and id > coalesce(passed, '00000000-0000-0000-0000-000000000000'))::int as count
      from (select act, id, max(id::text) filter (where act = 'timeUp') over () ::uuid as passed
        from ${table(workspace, 'sys_decision')} where task = $1 and by is null) d`,
    values: [id],
  });
  return row?.count ?? 0;
}

type Noted = { task: TaskRow } & Pick<NewDecision, 'act' | 'detail'>;

async function note(tx: Transaction, workspace: Workspace, { task, act, detail }: Noted): Promise<void> {
  const byPlatform = { approval: task.approval, task: task.id, number: null, by: null, principal: null, comment: null };
  await insertDecisions(tx, workspace, [{ ...byPlatform, act, detail }]);
}

/** For as long again, by the time of whoever is asked now. */
async function goOnWaiting(workspace: Workspace, { tx, task, inputs }: Omit<TimeUp, 'body'>): Promise<StepOutcome> {
  const { seats } = await readOpenTask(tx, workspace, task.id);
  const people = seats.filter(({ state, removed }) => state === 'pending' && !removed).map(({ person }) => person);
  return { waitsUntil: await saveDue(tx, workspace, { task, dueAt: await endOfTimeLimit(tx, workspace, { inputs, people }) }) };
}

type Due = { task: TaskRow; dueAt: Date | null };

async function saveDue(tx: Transaction, workspace: Workspace, { task, dueAt }: Due): Promise<Date | null> {
  await tx.query({
    text: `update ${table(workspace, 'sys_task')} set due_at = coalesce($2, due_at), reminded_at = $3 where id = $1`,
    values: [task.id, dueAt, workspace.clock.now()],
  });
  return dueAt;
}

type Passing = { tx: Transaction; task: TaskRow; to: Extract<OnTime, 'superior' | 'administrator'> };

/** Gives what people are asked to those above them, where there are such who are not asked yet. Answers whether it gave any. */
async function passOn(workspace: Workspace, { tx, task, to }: Passing): Promise<boolean> {
  const directory = await readDirectory(workspace);
  const administrators = administratorsOf(directory);
  const asked = (await readOpenTask(tx, workspace, task.id)).seats.filter(
    ({ state, removed }) => state === 'pending' && !removed,
  );
  let isPassedOn = false;
  for (const { id, person } of asked) {
    const heirs = to === 'superior' ? [...superiorsOf(directory, person), ...administrators] : administrators;
    for (const heir of heirs.filter((each) => each !== person)) {
      const open: OpenTask = await readOpenTask(tx, workspace, task.id);
      if (await reassignSeat(tx, workspace, { open, seat: id, to: heir, by: null, why: 'timeUp' })) continue;
      isPassedOn = true;
      break;
    }
  }
  return isPassedOn;
}
