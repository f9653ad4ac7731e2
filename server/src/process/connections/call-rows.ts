import type { Label, OutputShape, TypedWays } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';

/** The change a call tells of, without its values. */
export type CallChange = {
  id: string;
  at: string;
  object: string;
  record: string;
  action: 'create' | 'update' | 'delete';
  changed: string[];
};

/** What a step of a process or a button wants to be sent. */
export type CallStep = {
  fields?: string[];
  values: Record<string, unknown>;
  /** Fields of the record that take what comes back, by the way to it in the answer. */
  answer?: Record<string, string>;
  /** The button that was pressed. */
  button?: string;
  /** What the step that waits for the answer takes of it. */
  takes?: TypedWays;
  /** `ask`: it is not sent again where nobody knows whether it arrived. */
  repeat?: 'again' | 'ask';
  /** What its values read of earlier answers, by path, as that was when the step was come to. */
  known?: { values: Record<string, unknown>; shapes: [string, OutputShape][] };
};

/** What was taken of an answer, by name, and the beginning of it for people to look at. */
export type CallAnswerRow = { values: Record<string, string | number | boolean | null>; preview: string };

export type CallRow = {
  id: string;
  connection: string;
  action: string;
  key: string;
  send: string | null;
  step: CallStep | null;
  change: CallChange | null;
  actor: string | null;
  keyRoles: string[] | null;
  status: 'waiting' | 'done' | 'failed';
  attempts: number;
  dueAt: string | null;
  problem: Label | null;
  /** The run that waits for the answer, at which of its visits. */
  run: string | null;
  visit: number | null;
  answer: CallAnswerRow | null;
  /** An earlier attempt was begun, and nobody knows how it ended: its server died. */
  isUnfinished?: boolean;
  createdAt: string;
  endedAt: string | null;
};

export type NewCall = Pick<CallRow, 'connection' | 'action' | 'key' | 'change'> &
  Partial<Pick<CallRow, 'send' | 'step' | 'actor' | 'keyRoles' | 'problem' | 'status' | 'run' | 'visit'>>;

const columns = `id, connection, action, key, send, step, change, actor, key_roles as "keyRoles", status, attempts,
  due_at as "dueAt", problem, run, visit, answer, created_at as "createdAt", ended_at as "endedAt"`;

/** What steps of processes have queued for a connection and has not been sent: which object it is read of, and what. */
export async function unsentSteps(workspace: Workspace, connection: string): Promise<{ object: string; step: CallStep }[]> {
  return workspace.db.read({
    text: `select distinct change->>'object' as object, step from ${table(workspace)}
      where connection = $1 and status <> 'done' and step is not null and change is not null`,
    values: [connection],
  });
}

/** A server that dies in the middle of a call leaves it to another after this time. */
const lease = `interval '2 minutes'`;

/** Queues calls, once for each key of a connection. One that cannot be made is kept as failed, with the reason. */
export async function insertCalls(tx: Transaction, workspace: Workspace, calls: readonly NewCall[]): Promise<void> {
  if (calls.length === 0) return;
  const rows = calls.map(({ keyRoles, status, ...call }) => ({
    ...call,
    status: status ?? 'waiting',
    key_roles: keyRoles,
    id: newId(),
  }));
  await tx.query({
    text: `insert into ${table(workspace)} (id, connection, action, key, send, step, change, problem, actor, key_roles, run, visit, status, due_at, created_at, ended_at)
      select id, connection, action, key, send, step, change, problem, actor, key_roles, run, visit, status, $2, $2, case when status <> 'waiting' then $2::timestamptz end
      from jsonb_populate_recordset(null::${table(workspace)}, $1::jsonb)
      on conflict (connection, key) do nothing`,
    values: [JSON.stringify(rows), workspace.clock.now()],
  });
}

/** Takes calls that are due, at most `limit` of those that have waited longest; they are this server's until the lease ends. */
export async function claimCalls(workspace: Workspace, connection: string, limit: number): Promise<CallRow[]> {
  const rows = await workspace.db.transaction((tx) =>
    tx.query<CallRow>({
      name: `claim_calls_${workspace.id}`,
      text: `with due as (select id as due_id, due_at as since, attempts > 0 and problem is null as unfinished from ${table(workspace)}
          where connection = $1 and status = 'waiting' and due_at <= $2 order by due_at, id limit $3 for update skip locked),
        claimed as (update ${table(workspace)} set attempts = attempts + 1, problem = null, due_at = $2::timestamptz + ${lease}
          from due where id = due_id returning ${columns}, unfinished as "isUnfinished", since)
        select * from claimed order by since, id`,
      values: [connection, workspace.clock.now(), limit],
    }),
  );
  return rows;
}

/** Takes one call that is due, where nobody else has taken it. */
export async function claimCall(workspace: Workspace, { connection, key }: QueuedKey): Promise<CallRow | undefined> {
  const [row] = await workspace.db.transaction((tx) =>
    tx.query<CallRow>({
      text: `update ${table(workspace)} set attempts = attempts + 1, problem = null, due_at = $3::timestamptz + ${lease}
        where connection = $1 and key = $2 and status = 'waiting' and due_at <= $3 returning ${columns}`,
      values: [connection, key, workspace.clock.now()],
    }),
  );
  return row;
}

export type QueuedKey = { connection: string; key: string };

/** Undefined where the connection has made no call with the key. */
export async function readCall(workspace: Workspace, { connection, key }: QueuedKey): Promise<CallRow | undefined> {
  const [row] = await workspace.db.read<CallRow>({
    text: `select ${columns} from ${table(workspace)} where connection = $1 and key = $2`,
    values: [connection, key],
  });
  return row;
}

/** The call that a run waits for at a visit. */
export async function readCallOf(
  tx: Pick<Transaction, 'query'>,
  workspace: Workspace,
  { run, visit }: { run: string; visit: number },
): Promise<CallRow | undefined> {
  const [row] = await tx.query<CallRow>({
    text: `select ${columns} from ${table(workspace)} where run = $1 and visit = $2`,
    values: [run, visit],
  });
  return row;
}

/** Gives calls back that were taken and not made. */
export async function releaseCalls(workspace: Workspace, calls: readonly CallRow[]): Promise<void> {
  if (calls.length === 0) return;
  await workspace.db.transaction((tx) =>
    tx.query({
      text: `update ${table(workspace)} c set attempts = c.attempts - 1, due_at = $3
        from unnest($1::uuid[], $2::int[]) as given(id, attempts) where c.id = given.id and c.attempts = given.attempts and c.status = 'waiting'`,
      values: [calls.map(({ id }) => id), calls.map(({ attempts }) => attempts), workspace.clock.now()],
    }),
  );
}

type Outcome = { status: CallRow['status']; problem: Label | null; dueAt?: Date | undefined; answer?: CallAnswerRow | undefined };

/** Writes what became of an attempt; `waiting` leaves the call open until `dueAt`. */
export async function finishCall(tx: Transaction, workspace: Workspace, id: string, outcome: Outcome): Promise<void> {
  const { status, problem, dueAt = null, answer = null } = outcome;
  await tx.query({
    name: `finish_call_${workspace.id}`,
    text: `update ${table(workspace)} set status = $2, problem = $3, due_at = $4, ended_at = case $2 when 'waiting' then null else $5::timestamptz end,
      answer = $6::jsonb where id = $1`,
    values: [id, status, problem && JSON.stringify(problem), dueAt, workspace.clock.now(), answer && JSON.stringify(answer)],
  });
}

/** Puts calls that failed back in the queue, with all their attempts: one, or those of a connection. Answers how many. */
export async function requeueCalls(workspace: Workspace, which: { id: string } | { connection: string }): Promise<number> {
  const [column, value] = 'id' in which ? ['id', which.id] : ['connection', which.connection];
  const rows = await workspace.db.transaction((tx) =>
    tx.query({
      text: `update ${table(workspace)} set status = 'waiting', attempts = 0, due_at = $2, ended_at = null
        where ${column} = $1 and status = 'failed' and change is not null returning 1`,
      values: [value, workspace.clock.now()],
    }),
  );
  return rows.length;
}

/** What was put off is due at once: the other system is there again. A call that is being made has no problem yet, and is left alone. */
export async function retryCallsNow(tx: Transaction, workspace: Workspace, connection: string): Promise<void> {
  await tx.query({
    text: `update ${table(workspace)} set due_at = $2 where connection = $1 and status = 'waiting' and problem is not null`,
    values: [connection, workspace.clock.now()],
  });
}

/** The latest calls of a connection, newest first. */
export function recentCalls(workspace: Workspace, connection: string): Promise<CallRow[]> {
  return workspace.db.read<CallRow>({
    text: `select ${columns} from ${table(workspace)} where connection = $1 order by id desc limit 50`,
    values: [connection],
  });
}

export type Health = {
  connection: string;
  lastDone: string | null;
  lastFailed: string | null;
  problem: Label | null;
  waiting: number;
  failed: number;
};

/** How connections have fared: when a call last succeeded and last did not, with the reason, and how many wait or failed. */
export function readHealth(workspace: Workspace, connections: readonly string[]): Promise<Health[]> {
  const calls = (status: string) => `from ${table(workspace)} c where c.connection = each.name and c.status = '${status}'`;
  return workspace.db.read<Health>({
    text: `select each.name as connection, done.at as "lastDone", troubled.at as "lastFailed", troubled.problem,
        (select count(*)::int ${calls('waiting')}) as waiting, (select count(*)::int ${calls('failed')}) as failed
      from unnest($1::text[]) as each(name)
      left join lateral (select ended_at as at ${calls('done')} order by id desc limit 1) as done on true
      left join lateral (select * from (
        (select id, ended_at as at, problem ${calls('failed')} order by id desc limit 1) union all
        (select id, created_at as at, problem ${calls('waiting')} and problem is not null order by id desc limit 1)
      ) as either order by id desc limit 1) as troubled on true`,
    values: [connections],
  });
}

/** Removes calls that are over and past their time. */
export async function purgeCalls(workspace: Workspace): Promise<void> {
  await workspace.db.transaction((tx) =>
    tx.query({
      text: `delete from ${table(workspace)} where (status = 'done' and ended_at < $1::timestamptz - interval '30 days')
        or (status = 'failed' and ended_at < $1::timestamptz - interval '90 days')`,
      values: [workspace.clock.now()],
    }),
  );
}

function table(workspace: Workspace): string {
  return sysTable({ workspace }, 'sys_call');
}
