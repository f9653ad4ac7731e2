import { type ApprovalState, mayOpenApproval, type ProcessBody } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { systemActor } from '../../access/actors.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { runWrite } from '../../data/write/run-write.ts';
import type { RunRow } from '../runs/run-rows.ts';
import { mayComeTo, type RunState } from '../runs/token-moves.ts';
import { type ApprovalRow, closeApproval, insertDecisions, readApprovals, table } from './approval-rows.ts';
import { startAtEnd } from './start-at-end.ts';
import { tellAsked, tellSubmitter } from './tell-asked.ts';

type Advanced = { body: ProcessBody; states: ReadonlyMap<RunRow, RunState> };

/**
 * Ends the approvals of runs in which nobody is to be asked any more, with the business status of their records, in the transaction that moved
 * the runs there.
 */
export async function settleApprovals(tx: Transaction, workspace: Workspace, { body, states }: Advanced): Promise<void> {
  if (!mayOpenApproval(body)) return;
  await closeLeftTasks(tx, workspace, states);
  const ended = [...states].filter(([, state]) => !mayComeTo(body, state, ({ kind }) => mayOpenApproval({ steps: [{ kind }] })));
  if (ended.length === 0) return;
  const approvals = await readApprovals(
    tx,
    workspace,
    ended.map(([{ id }]) => id),
  );
  for (const [run, { ended: why }] of ended) {
    const approval = approvals.get(run.id);
    if (approval?.state !== 'pending') continue;
    const state = why === undefined ? 'approved' : why === 'rejected' ? 'rejected' : 'terminated';
    await endApproval(tx, workspace, { approval, state, body, by: await lastToDecide(tx, workspace, approval) });
  }
}

/** Whoever was asked in a branch that has been left is asked no more. */
async function closeLeftTasks(tx: Transaction, workspace: Workspace, states: Advanced['states']): Promise<void> {
  const runs = [...states.keys()].map(({ id }) => id);
  const standing = [...states.values()].flatMap(({ tokens }) => tokens.map(({ id, visit }) => ({ id, visit })));
  const closed = await tx.query({
    text: `with left_off as (update ${table(workspace, 'sys_task')} t set state = 'closed', ended_at = $3 from ${table(workspace, 'sys_approval')} a
        where a.id = t.approval and a.run = any($1::uuid[]) and a.state = 'pending' and t.state = 'open' and not exists (
          select from jsonb_to_recordset($2::jsonb) as k(id uuid, visit integer) where k.id = t.token and k.visit = t.visit) returning t.id)
      update ${table(workspace, 'sys_seat')} s set state = 'closed' from left_off where s.task = left_off.id and not s.removed
        and s.state in ('notStarted', 'waiting', 'pending', 'approving') returning 1`,
    values: [runs, JSON.stringify(standing), workspace.clock.now()],
  });
  if (closed.length > 0) await tellAsked(tx, workspace, { runs });
}

type Ending = {
  approval: ApprovalRow;
  state: Exclude<ApprovalState, 'pending'>;
  body: ProcessBody | undefined;
  by: string | null;
};

/** Ends an approval as approved, rejected, withdrawn or terminated. Nobody is asked any more, and the record says so. */
export async function endApproval(tx: Transaction, workspace: Workspace, { approval, state, body, by }: Ending): Promise<void> {
  await closeApproval(tx, workspace, { id: approval.id, state });
  await insertDecisions(tx, workspace, [
    { ...{ approval: approval.id, task: null, number: null, act: state, by: null, principal: null, comment: null }, detail: {} },
  ]);
  await startAtEnd(tx, workspace, { approval, state, by });
  await tellSubmitter(tx, workspace, { approval: { ...approval, state }, by });
  await writeStatus(workspace, tx, { approval: { ...approval, state }, body, by });
}

async function lastToDecide(tx: Transaction, workspace: Workspace, { id, submitter }: ApprovalRow): Promise<string> {
  const [last] = await tx.query<{ by: string }>({
    text: `select by from ${table(workspace, 'sys_decision')} where approval = $1 and number is not null and by is not null order by id desc limit 1`,
    values: [id],
  });
  return last?.by ?? submitter;
}

type Status = { approval: ApprovalRow; body: ProcessBody | undefined; by: string | null };

/**
 * Writes how the approval stands into the record, as a consequence of what somebody was allowed to do. Answers the record's version; nothing where
 * no field says it.
 */
export async function writeStatus(
  workspace: Workspace,
  tx: Transaction,
  { approval, body, by }: Status,
): Promise<number | undefined> {
  const { object, record_id: id, state } = approval;
  const status = body?.approval?.status;
  const value = status?.[state];
  if (!status || value === undefined || !workspace.snapshot.objects.get(object)?.fields.has(status.field)) return undefined;
  const records = [{ id, values: { [status.field]: value } }];
  const request = { object, action: 'update' as const, records, partial: true };
  const { versions } = await runWrite(workspace, platformFor(workspace, by), request, {
    tx,
    byPlatform: true,
    ofRun: approval.run,
  });
  return versions[0];
}

function platformFor(workspace: Workspace, by: string | null): Actor {
  const system = systemActor(workspace);
  return by === null ? system : { ...system, userId: by, source: 'process' };
}
