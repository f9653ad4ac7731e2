import { type ApprovalInputs, type ProcessBody, stepKind } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { planOf, stepsBefore } from '../runs/token-moves.ts';
import type { StepOutcome } from '../steps/process-step.ts';
import { type ApprovalRow, insertTask, type Return, saveSeats, type TaskRow, table } from './approval-rows.ts';

type SentBack = { tx: Transaction; task: TaskRow; body: ProcessBody };

/** Where a run goes whose task was sent back: to an earlier step, or it waits for its submitter to submit it again. */
export async function sendBack(workspace: Workspace, { tx, task, body }: SentBack): Promise<StepOutcome> {
  const target = task.goes?.step ?? null;
  if (target !== null) return planOf(body).has(target) ? { goesTo: target } : { goesTo: firstAsked(body, task.step) };
  await askSubmitter(workspace, tx, task);
  return { waitsUntil: null };
}

/**
 * What becomes of a task that was rejected: the run ends, or goes back where its step says, as another round. Unlike a return it takes as many votes as the step asks
 * for, and whoever designed it said where to.
 */
export async function afterRejection(
  workspace: Workspace,
  { tx, task, body, inputs: { onReject = 'end', rejectTo = '' } }: SentBack & { inputs: ApprovalInputs },
): Promise<StepOutcome> {
  if (onReject === 'end') return { ends: 'rejected' };
  await tx.query({
    text: `update ${table(workspace, 'sys_approval')} set round = round + 1 where id = $1`,
    values: [task.approval],
  });
  if (onReject === 'step') return { goesTo: planOf(body).has(rejectTo) ? rejectTo : firstAsked(body, task.step) };
  const back = onReject === 'submitterHere' ? 'here' : 'again';
  await askSubmitter(workspace, tx, { ...task, goes: { step: null, back } });
  return { waitsUntil: null };
}

/** It was submitted again: from the beginning, or to who sent it back. */
export async function submitAgain(workspace: Workspace, { tx, task, body }: SentBack): Promise<StepOutcome> {
  await tx.query({
    text: `update ${table(workspace, 'sys_approval')} set handed_back = false where id = $1`,
    values: [task.approval],
  });
  return { goesTo: task.goes?.back === 'here' ? task.step : firstAsked(body, task.step) };
}

/** Where an approved task goes on: back to who sent it back here, where they asked for that and it can be come to from here. */
export function goesOnFrom(body: ProcessBody, { step, goes }: Pick<TaskRow, 'step' | 'goes'>): StepOutcome {
  const target = goes?.step ?? null;
  const isBeside = target !== null && planOf(body).get(target)?.within.length === planOf(body).get(step)?.within.length;
  return isBeside && stepsBefore(body, target).some(({ id }) => id === step) ? { goesTo: target } : { outputs: {} };
}

/** The steps that a task may be sent back to: those before it that have asked somebody. */
export function returnTargets(body: ProcessBody, step: string, asked: ReadonlySet<string>): string[] {
  return stepsBefore(body, step)
    .filter(({ id, kind }) => stepKind(kind)?.opensApproval && asked.has(id))
    .map(({ id }) => id);
}

/** The first of the steps up to this one that asks people. */
function firstAsked(body: ProcessBody, step: string): string {
  return stepsBefore(body, step).find(({ kind }) => stepKind(kind)?.opensApproval)?.id ?? step;
}

async function askSubmitter(workspace: Workspace, tx: Transaction, returned: TaskRow): Promise<void> {
  const [approval] = await tx.query<Pick<ApprovalRow, 'submitter' | 'round'>>({
    text: `update ${table(workspace, 'sys_approval')} set handed_back = true where id = $1 returning submitter, round`,
    values: [returned.approval],
  });
  if (!approval) return;
  const { id: _id, opened_at: _opened, ended_at: _ended, time_left: _left, ...kept } = returned;
  const task = await insertTask(tx, workspace, {
    ...{ ...kept, kind: 'resubmit', label: null, round: approval.round, settings: { rule: { mode: 'all' }, needs: 'nothing' } },
    ...{ barred: [], state: 'open', acts: 0, due_at: null },
  });
  const seat = { person: approval.submitter, principal: null, reason: null, addedBy: null, place: null, addedRule: null };
  await saveSeats(tx, workspace, task, [
    ...[
      {
        ...seat,
        id: newId(),
        position: 0,
        advises: false,
        weight: 1,
        vote: null,
        votedAt: null,
        removed: false,
        state: 'pending' as const,
      },
    ],
  ]);
}

/** Where what is asked at a step goes when it is approved, if it was sent back there by somebody who wants it back at once. */
export async function readGoesOn(
  tx: Pick<Transaction, 'query'>,
  workspace: Workspace,
  { approval, step }: { approval: string; step: string },
): Promise<Return | null> {
  const [last] = await tx.query<{ step: string; goes: Return }>({
    text: `select step, goes from ${table(workspace, 'sys_task')} where approval = $1 and state = 'returned' and id = (
        select max(id::text)::uuid from ${table(workspace, 'sys_task')} where approval = $1)`,
    values: [approval],
  });
  return last?.goes.step === step && last.goes.back === 'here' ? { step: last.step, back: 'here' } : null;
}
