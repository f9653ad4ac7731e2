import type { ProcessBody } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { leaveInner } from '../runs/inner-runs.ts';
import { refused } from './act-refusals.ts';
import { type ApprovalRow, insertDecisions, readApproval, readDecisions, readTasksOf, table } from './approval-rows.ts';
import { announceApproval, lockRunOf } from './lock-run.ts';
import { readOpenTask, requireActive } from './open-task-state.ts';
import { reassignSeat } from './reassign-seat.ts';
import { closedForNow, reopenClosed } from './reopen-closed.ts';
import { readBodyOf } from './return-task.ts';
import { endApproval } from './settle-approvals.ts';
import { remindAsked } from './tell-asked.ts';
import { terminateApprovalsOf } from './terminate-approvals.ts';

/** What somebody asks to do about an approval as a whole. */
export type ApprovalAct =
  | { act: 'withdraw' | 'remind' | 'reopen' }
  | { act: 'terminate' | 'comment'; comment: string }
  | { act: 'reassign'; task: string; seat: string; to: string };

/** Reminders of one approval come no more often than this. */
const remindsEvery = 30 * 60_000;

/**
 * What whoever submitted it may do (withdraw, remind) and what an administrator may (end it with a reason, give a seat to somebody else), which is always
 * shown as such. Throws `notFound` for others, `approvalEnded`, and `actRefused` with what stands in the way.
 */
export async function actOnApproval(
  workspace: Workspace,
  actor: Actor,
  { approval: id, ...asked }: { approval: string } & ApprovalAct,
  within?: Transaction,
): Promise<{ state: ApprovalRow['state'] }> {
  const work = async (tx: Transaction) => {
    await lockRunOf(tx, workspace, { approval: id });
    const approval = await readApproval(tx, workspace, id);
    if (!approval || !(await mayAct(tx, workspace, { actor, approval, asked }))) throw new TenonError('notFound');
    if (approval.state !== 'pending') throw new TenonError('approvalEnded');
    await carryOut(tx, workspace, { actor, approval, asked });
    announceApproval(tx, workspace, { approval, by: actor.userId });
    return { state: asked.act === 'withdraw' ? 'withdrawn' : asked.act === 'terminate' ? 'terminated' : approval.state } as const;
  };
  return within ? work(within) : workspace.db.transaction(work);
}

type Acting = { actor: Actor; approval: ApprovalRow; asked: ApprovalAct };

async function mayAct(tx: Transaction, workspace: Workspace, { actor, approval, asked: { act } }: Acting): Promise<boolean> {
  const isAdministrator = actor.rights.system.has('manageMetadata');
  const isSubmitter = approval.submitter === actor.userId;
  if (act === 'withdraw') return isSubmitter;
  if (act === 'remind' || act === 'reopen') return isSubmitter || isAdministrator;
  if (act !== 'comment') return isAdministrator;
  return isSubmitter || isAdministrator || takesPart(tx, workspace, { person: actor.userId, approval });
}

/** Whoever is asked, was, or stands in for somebody. */
async function takesPart(
  tx: Transaction,
  workspace: Workspace,
  { person, approval }: { person: string; approval: ApprovalRow },
): Promise<boolean> {
  const [found] = await tx.query({
    text: `select from ${table(workspace, 'sys_seat')} s join ${table(workspace, 'sys_task')} t on t.id = s.task
        where t.approval = $1 and (s.person = $2 or s.principal = $2)
      union all select from ${table(workspace, 'sys_decision')} where approval = $1 and by = $2 limit 1`,
    values: [approval.id, person],
  });
  return found !== undefined;
}

async function carryOut(tx: Transaction, workspace: Workspace, { actor, approval, asked }: Acting): Promise<void> {
  const note = { approval: approval.id, task: null, number: null, by: actor.userId, principal: null };
  if (asked.act === 'reassign') {
    const open = await readOpenTask(tx, workspace, asked.task);
    if (open.task.approval !== approval.id) throw new TenonError('notFound');
    await requireActive(workspace, [asked.to]);
    const refusal = await reassignSeat(tx, workspace, { open, seat: asked.seat, to: asked.to, by: actor.userId });
    if (refusal) throw refused(refusal);
    return;
  }
  if (asked.act === 'reopen') {
    const task = closedForNow(await readTasksOf(tx, workspace, approval.id), await readDecisions(tx, workspace, approval.id));
    return reopenClosed(tx, workspace, { approval, task, by: actor.userId });
  }
  if (asked.act === 'remind') return remind(tx, workspace, { actor, approval, asked });
  if (asked.act === 'comment')
    return insertDecisions(tx, workspace, [{ ...note, act: 'comment', comment: asked.comment, detail: {} }]);
  const body = await readBodyOf(tx, workspace, approval.run);
  if (asked.act === 'withdraw') await requireWithdrawable(tx, workspace, { approval, body });
  if (asked.act === 'terminate')
    await insertDecisions(tx, workspace, [{ ...note, act: 'terminate', comment: asked.comment, detail: {} }]);
  const state = asked.act === 'withdraw' ? 'withdrawn' : 'terminated';
  await endApproval(tx, workspace, { approval, state, body, by: actor.userId });
  await endRunOf(tx, workspace, approval);
}

async function requireWithdrawable(
  tx: Transaction,
  workspace: Workspace,
  { approval, body }: { approval: ApprovalRow; body: ProcessBody | undefined },
): Promise<void> {
  const rule = body?.approval?.withdraw ?? 'undecided';
  if (rule === 'undecided') return;
  const [decided] = await tx.query({
    text: `select from ${table(workspace, 'sys_decision')} d join ${table(workspace, 'sys_approval')} a on a.id = d.approval
      where a.id = $1 and not a.handed_back and d.number is not null and d.by is not null limit 1`,
    values: [approval.id],
  });
  if (rule === 'never' || decided) throw refused('noWithdrawal');
}

/** Its steps are not carried out any more. */
async function endRunOf(tx: Transaction, workspace: Workspace, { run }: ApprovalRow): Promise<void> {
  const [runs, tokens] = [sysTable({ workspace }, 'sys_run'), sysTable({ workspace }, 'sys_token')];
  await tx.query({ text: `delete from ${tokens} where run = $1`, values: [run] });
  await terminateApprovalsOf(tx, workspace, await leaveInner(tx, workspace, [{ id: run, standing: [] }]));
  const problem = JSON.stringify({ code: 'approvalWithdrawn' });
  await tx.query({
    text: `update ${runs} set status = 'skipped', problem = $2, due_at = null, ended_at = $3,
      log = log || jsonb_build_array(jsonb_build_object('at', $3::timestamptz, 'problem', $2::text::jsonb)) where id = $1`,
    values: [run, problem, workspace.clock.now()],
  });
}

async function remind(tx: Transaction, workspace: Workspace, { actor, approval }: Acting): Promise<void> {
  const since = new Date(workspace.clock.now().getTime() - remindsEvery);
  const reminded = await tx.query({
    text: `update ${table(workspace, 'sys_task')} set reminded_at = $2 where approval = $1 and state = 'open'
      and (reminded_at is null or reminded_at <= $3) returning 1`,
    values: [approval.id, workspace.clock.now(), since],
  });
  if (reminded.length === 0) throw refused('remindedJustNow');
  const note = { approval: approval.id, task: null, number: null, by: actor.userId, principal: null, comment: null };
  await insertDecisions(tx, workspace, [{ ...note, act: 'remind', detail: {} }]);
  await remindAsked(tx, workspace, { approval, by: actor.userId });
}
