import { applyAct, type NodeState, stepKind } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { planOf, type Token } from '../runs/token-moves.ts';
import { wake } from '../runs/wake.ts';
import { refused } from './act-refusals.ts';
import { insertDecisions, readDecisionsOf, type SeatRow, saveSeats, type TaskRow, table } from './approval-rows.ts';
import { unedit } from './edit-record.ts';
import { announceApproval } from './lock-run.ts';
import { type ActOutcome, type OpenTask, rowsOf } from './open-task-state.ts';
import { readBodyOf } from './return-task.ts';
import { tellAsked } from './tell-asked.ts';

type TakingBack = { actor: Actor; open: OpenTask; seat: SeatRow; comment?: string };

/**
 * Takes back one's own decision, as long as nobody has decided after it and nothing else was done: what was asked of the next is asked no more, and
 * the task is open again with the votes of the others.
 */
export async function takeBack(
  tx: Transaction,
  workspace: Workspace,
  { actor, open, seat, comment }: TakingBack,
): Promise<ActOutcome> {
  const { task, approval, seats } = open;
  const by = actor.userId;
  const node: NodeState = { rule: task.settings.rule, seats, acts: task.acts, barred: task.barred };
  const act = { act: 'takeBack', seat: seat.id } as const;
  const applied = applyAct(node, act);
  if ('refused' in applied) throw refused(applied.refused);
  if (approval.state !== 'pending' || task.kind !== 'approval') throw refused('tooLate');
  if (task.state === 'returned' || task.state === 'closed') throw refused('tooLate');
  if (await isWithSubmitter(tx, workspace, task)) throw refused('tooLate');
  const isWaiting = task.state === 'open' || (await holdToken(tx, workspace, { task, run: approval.run }));
  if (!isWaiting) await callBack(tx, workspace, open);
  await unedit(tx, workspace, { actor, open, decisions: await readDecisionsOf(tx, workspace, task.id), seat });
  await saveSeats(tx, workspace, task.id, rowsOf(applied.state, applied.decision, seats));
  await insertDecisions(tx, workspace, [
    {
      ...{ approval: approval.id, task: task.id, number: applied.state.acts, act: 'takeBack', by, principal: seat.principal },
      ...{ comment: comment?.trim() || null, detail: { act } },
    },
  ]);
  await tx.query({
    text: `update ${table(workspace, 'sys_task')} set acts = $2, state = 'open', ended_at = null, reopened = $3 where id = $1`,
    values: [task.id, applied.state.acts, !isWaiting],
  });
  announceApproval(tx, workspace, { approval, by });
  return { state: 'open' };
}

/** It was rejected back to its submitter, who may have changed it already. */
async function isWithSubmitter(tx: Transaction, workspace: Workspace, { id, approval }: TaskRow): Promise<boolean> {
  const [found] = await tx.query({
    text: `select from ${table(workspace, 'sys_task')} where approval = $1 and id > $2 and kind = 'resubmit' limit 1`,
    values: [approval, id],
  });
  return found !== undefined;
}

/** Its token still stands there, and nothing has come of the decision: it waits on. */
async function holdToken(tx: Transaction, workspace: Workspace, { task, run }: { task: TaskRow; run: string }): Promise<boolean> {
  const [tokens, runs] = [sysTable({ workspace }, 'sys_token'), sysTable({ workspace }, 'sys_run')];
  const held = await tx.query({
    text: `update ${tokens} set state = 'waiting', woken = null, due_at = $3 where id = $1 and visit = $2 returning 1`,
    values: [task.token, task.visit, task.due_at],
  });
  await tx.query({
    text: `update ${runs} r set status = 'underway' where id = $1 and status = 'ready' and moves > 0
      and not exists (select from ${tokens} t where t.run = r.id and t.state = 'ready')`,
    values: [run],
  });
  return held.length > 0;
}

/** The run has gone on: the one next task is asked no more, and its token comes back. */
async function callBack(tx: Transaction, workspace: Workspace, { task, approval }: OpenTask): Promise<void> {
  const later = await tx.query<Pick<TaskRow, 'id' | 'step' | 'state' | 'acts' | 'token' | 'visit'>>({
    text: `select id, step, state, acts, token, visit from ${table(workspace, 'sys_task')} where approval = $1 and id > $2`,
    values: [approval.id, task.id],
  });
  const [next, ...others] = later;
  const body = await readBodyOf(tx, workspace, approval.run);
  const isAsked = next?.state === 'open' && next.acts === 0 && next.token === task.token;
  if (!next || !body || others.length > 0 || !isAsked) throw refused('tooLate');
  const steps = [...planOf(body).values()].map(({ step }) => step);
  const between = steps.slice(
    steps.findIndex(({ id }) => id === task.step) + 1,
    steps.findIndex(({ id }) => id === next.step),
  );
  const isQuiet = between.every(({ kind }) => stepKind(kind)?.opensApproval || stepKind(kind)?.branches);
  if (!isQuiet) throw refused('tooLate');
  await tx.query({
    text: `with called_back as (update ${table(workspace, 'sys_task')} set state = 'returned', goes = $2, ended_at = $3 where id = $1)
      update ${table(workspace, 'sys_seat')} set state = 'closed'
        where task = $1 and not removed and state in ('notStarted', 'waiting', 'pending', 'approving')`,
    values: [next.id, JSON.stringify({ step: task.step, back: 'again' }), workspace.clock.now()],
  });
  await tellAsked(tx, workspace, { task: next.id });
  await wake(tx, workspace, { run: approval.run, visit: next.visit, by: 'person' });
}

type Reopening = { approval: string; step: string; token: Pick<Token, 'id' | 'visit'> };

/** The task of a step whose decision was taken back goes on in this visit. */
export async function reopenTask(
  tx: Transaction,
  workspace: Workspace,
  { approval, step, token }: Reopening,
): Promise<{ dueAt: Date | null } | undefined> {
  const [task] = await tx.query<{ due_at: string | null }>({
    text: `update ${table(workspace, 'sys_task')} set reopened = false, token = $3, visit = $4
      where approval = $1 and step = $2 and reopened and state = 'open' returning due_at`,
    values: [approval, step, token.id, token.visit],
  });
  return task && { dueAt: task.due_at ? new Date(task.due_at) : null };
}
