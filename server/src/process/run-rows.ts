import type { Transaction } from '../base/database.ts';
import { newId } from '../base/ids.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { sysTable } from '../data/write/save/sys-table.ts';
import type { ChangeEvent } from './change-event.ts';

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

export type ListedRun = Pick<RunRow, 'id' | 'process' | 'event' | 'attempts'> & {
  step: number | null;
  status: 'waiting' | 'failed';
  dueAt: string | null;
  problem: string;
};

type Backlog = {
  waiting: number;
  oldest: string | null;
  groups: { process: string | null; count: number }[];
  runs: ListedRun[];
};

const mostListed = 100;

/** What waits in the outbox, and what did not go through and was not set aside. */
export async function readBacklog(workspace: Workspace): Promise<Backlog> {
  const [events, groups, runs] = await Promise.all([
    workspace.db.read<{ waiting: number; oldest: string | null }>({
      text: `select count(*)::int as waiting, min(at) as oldest from ${sysTable({ workspace }, 'sys_event')} where pending`,
      values: [],
    }),
    workspace.db.read<{ process: string | null; count: number }>({
      text: `select process, count(*)::int as count from ${table(workspace)} where status <> 'aside' group by process order by process`,
      values: [],
    }),
    workspace.db.read<ListedRun>({
      text: `select id, process, event, attempts, step, status, due_at as "dueAt", problem from ${table(workspace)}
        where status <> 'aside' order by id desc limit ${mostListed}`,
      values: [],
    }),
  ]);
  return { ...(events[0] ?? { waiting: 0, oldest: null }), groups, runs };
}

/** Some by their ids, or all of a process; null is what connections are to send. */
export type WhichRuns = { ids: string[] } | { process: string | null };

/** Has them run again at once, with all their attempts, or sets them aside for good. Answers how many. */
export async function settleRuns(workspace: Workspace, which: WhichRuns, as: 'again' | 'aside'): Promise<number> {
  const [condition, value] =
    'ids' in which ? ['id = any($2::uuid[])', which.ids] : ['process is not distinct from $2', which.process];
  const change =
    as === 'again'
      ? `status = 'waiting', attempts = 0, due_at = $1, ended_at = null`
      : `status = 'aside', due_at = null, ended_at = $1`;
  const rows = await workspace.db.transaction((tx) =>
    tx.query({
      text: `update ${table(workspace)} set ${change} where status <> 'aside' and ${condition} returning 1`,
      values: [workspace.clock.now(), value],
    }),
  );
  return rows.length;
}

/** Removes what was set aside a month ago, and what nobody has looked at for three. */
export async function purgeRuns(workspace: Workspace): Promise<void> {
  await workspace.db.transaction((tx) =>
    tx.query({
      text: `delete from ${table(workspace)} where (status = 'aside' and ended_at < $1::timestamptz - interval '30 days')
        or (status = 'failed' and ended_at < $1::timestamptz - interval '90 days')`,
      values: [workspace.clock.now()],
    }),
  );
}

function table(workspace: Workspace): string {
  return sysTable({ workspace }, 'sys_run');
}
