import type { Transaction } from '../base/database.ts';
import { newId } from '../base/ids.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { sysTable } from '../data/write/sys-table.ts';
import type { ChangeEvent } from './run-process.ts';

export type RunRow = {
  id: string;
  /** Null: queueing what connections send. */
  process: string | null;
  event: ChangeEvent;
  attempts: number;
};

/** How an attempt failed: at which step, from 0 on, and why, as JSON of an error. */
export type Failure = { step: number | null; problem: string };

const maxAttempts = 5;

/** Keeps a process that did not go through for an event. It is tried again after a minute. */
export async function insertRun(
  tx: Transaction,
  workspace: Workspace,
  { process, event, failure }: { process: string | null; event: ChangeEvent; failure: Failure },
): Promise<void> {
  await tx.query({
    text: `insert into ${table(workspace)} (id, process, object, record_id, event, status, attempts, due_at, step, problem, created_at)
      values ($1, $2, $3, $4, $5, 'waiting', 1, $6::timestamptz + interval '1 minute', $7, $8, $6)`,
    values: [
      ...[newId(), process, event.object, event.record_id, JSON.stringify(event)],
      ...[workspace.clock.now(), failure.step, failure.problem],
    ],
  });
}

/** What is to be tried again and has waited longest. */
export async function findDueRun(workspace: Workspace): Promise<RunRow | undefined> {
  const [row] = await workspace.db.read<RunRow>({
    text: `select id, process, event, attempts from ${table(workspace)} where status = 'waiting' and due_at <= $1 order by due_at, id limit 1`,
    values: [workspace.clock.now()],
  });
  return row;
}

/** Whether this server may work on it; where another one does, or did, it may not. */
export async function lockRun(tx: Transaction, workspace: Workspace, { id, attempts }: RunRow): Promise<boolean> {
  const rows = await tx.query({
    text: `select from ${table(workspace)} where id = $1 and status = 'waiting' and attempts = $2 for update skip locked`,
    values: [id, attempts],
  });
  return rows.length === 1;
}

export async function removeRun(tx: Transaction, workspace: Workspace, { id }: RunRow): Promise<void> {
  await tx.query({ text: `delete from ${table(workspace)} where id = $1`, values: [id] });
}

/** Tries again after 1, 4, 9 … minutes, and at last leaves it to a person. */
export async function failRun(tx: Transaction, workspace: Workspace, { id }: RunRow, failure: Failure): Promise<void> {
  await tx.query({
    text: `update ${table(workspace)} set attempts = attempts + 1, step = $2, problem = $3,
      status = case when attempts + 1 < $4 then 'waiting' else 'failed' end,
      due_at = case when attempts + 1 < $4 then $5::timestamptz + (attempts + 1) * (attempts + 1) * interval '1 minute' end,
      ended_at = case when attempts + 1 < $4 then null else $5::timestamptz end where id = $1`,
    values: [id, failure.step, failure.problem, maxAttempts, workspace.clock.now()],
  });
}

/** A trouble that passes does not count as an attempt. */
export async function putOffRun(tx: Transaction, workspace: Workspace, { id }: RunRow, until: Date): Promise<void> {
  await tx.query({ text: `update ${table(workspace)} set due_at = $2 where id = $1`, values: [id, until] });
}

/** Of a process that is gone or switched off: a person says whether it shall run once more. */
export async function giveUpRun(tx: Transaction, workspace: Workspace, { id }: RunRow): Promise<void> {
  await tx.query({
    text: `update ${table(workspace)} set status = 'failed', due_at = null, ended_at = $2 where id = $1`,
    values: [id, workspace.clock.now()],
  });
}

function table(workspace: Workspace): string {
  return sysTable({ workspace }, 'sys_run');
}
