import type { Choices } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { tellFailed } from '../notices/tell-failed.ts';
import type { Outputs } from '../steps/process-step.ts';
import type { ChangeEvent } from '../triggers/change-event.ts';

/** A process and a change that set it off; it is run once. */
export type RunRow = {
  id: string;
  /** Null: queueing what connections send. */
  process: string | null;
  /** The process as it was when the change was made; null for what it is now. */
  version: string | null;
  event: ChangeEvent;
  attempts: number;
  /** How often its tokens have moved; 0 before it has begun. */
  moves: number;
  /** What did not go through is to be tried again. */
  retry: boolean;
  /** The run that made this one, and waits for it at a visit. */
  outer: { run: string; visit: number } | null;
  /** The step of the process whose branch it carries out; null: all of the process. */
  block: string | null;
  /** What it was given to begin with. */
  given: Record<string, Outputs> | null;
  /** Whom the submitter chose to decide, by step. */
  choices: Choices | null;
};

/** How an attempt failed: at which step, and why, as JSON of an error. */
export type Failure = { step: string | null; problem: string };

export type NewRun = {
  event: string;
  process: string | null;
  version: string | null;
  depth: number;
  /** The change that began the chain; null where a person's change sets it off. */
  root: string | null;
  /** `skipped` and `failed` are not tried; `waiting` failed before its first step, and is tried again. */
  status: 'ready' | 'waiting' | 'skipped' | 'failed';
  problem: string | null;
};

/** So often what failed is tried before it is left to a person. */
export const maxAttempts = 5;
/** Runs that one transaction carries out. */
const setOf = 50;
/** Sets of a process that are carried out beside one another: while the database works for one, the server works for the other. */
const setsAtOnce = 2;

/** Keeps what events set off, with what the outbox tells of them. An event that has such a run already has it once. */
export async function insertRuns(tx: Transaction, workspace: Workspace, runs: readonly NewRun[]): Promise<void> {
  if (runs.length === 0) return;
  await tx.query({
    text: `insert into ${table(workspace)} (id, process, version, event, at, object, record_id, action, changed, record, before, actor, key_roles, source,
        cause, root, depth, status, attempts, due_at, problem, log, created_at, ended_at)
      select n.id, n.process, n.version, e.id, e.at, e.object, e.record_id, e.action, e.changed, e.record, e.before, e.actor, e.key_roles, e.source,
        e.run, n.root, n.depth, n.status, case n.status when 'waiting' then 1 else 0 end,
        case n.status when 'waiting' then $2::timestamptz + interval '1 minute' end, n.problem,
        case when n.problem is null then '[]' else jsonb_build_array(jsonb_build_object('at', $2::timestamptz, 'problem', n.problem::jsonb)) end,
        $2, case when n.status in ('skipped', 'failed') then $2::timestamptz end
      from jsonb_to_recordset($1::jsonb)
          as n(id uuid, event uuid, process text, version uuid, root uuid, depth smallint, status text, problem text)
        join ${sysTable({ workspace }, 'sys_event')} e on e.id = n.event
      on conflict do nothing`,
    values: [JSON.stringify(runs.map((run) => ({ ...run, id: newId() }))), workspace.clock.now()],
  });
  const failed = runs.filter(({ status }) => status === 'failed');
  await tellFailed(
    tx,
    workspace,
    failed.map(({ process }) => ({ kind: 'runFailed', process })),
  );
}

type Stored = Omit<RunRow, 'event' | 'outer'> &
  Omit<ChangeEvent, 'id'> & { event: string; outer_run: string | null; outer_visit: number | null };
/** The row as it was left is asked for only where its condition is to be judged, which at a first attempt it was. */
const columns = `id, process, version, event, at, object, record_id, action, changed, actor, key_roles, source, attempts, moves,
  outer_run, outer_visit, block, given, choices, status = 'waiting' as retry, before::text, case when process is null or version is null or attempts > 0 then record::text end as record`;

function toRun({ id, process, version, attempts, moves, retry, event, block, given, choices, ...rest }: Stored): RunRow {
  const { outer_run: run, outer_visit: visit, ...change } = rest;
  const outer = run === null || visit === null ? null : { run, visit };
  return { id, process, version, attempts, moves, retry, outer, block, given, choices, event: { id: event, ...change } };
}

/** `processes`: those with runs that are ready. `hasRuns`: some are to be tried again. `hasTimers`: some have waited long enough. `hasSchedules`: the time of some has come. */
export type DueWork = { hasEvents: boolean; processes: string[]; hasRuns: boolean; hasTimers: boolean; hasSchedules: boolean };

/** What there is to do, by one statement: it is asked of every workspace every few seconds. */
export async function findDueWork(workspace: Workspace): Promise<DueWork> {
  const runs = table(workspace);
  const [events, tokens, schedules] = ['sys_event', 'sys_token', 'sys_schedule'].map((name) => sysTable({ workspace }, name));
  const next = (than: string) => `select min(process) from ${runs} where status = 'ready' ${than}`;
  const [due] = await workspace.db.read<DueWork>({
    text: `select ${hasAny(`${events} where pending and (retry_at is null or retry_at <= $1) order by id`)} as "hasEvents",
        ${hasAny(`${runs} where status = 'waiting' and due_at <= $1 order by due_at`)} as "hasRuns",
        ${hasAny(`${tokens} where due_at <= $1 order by due_at`)} as "hasTimers",
        exists (select from ${schedules} where next_at <= $1) as "hasSchedules",
        array (with recursive found(process) as ((${next('')}) union all
            select (${next('and process > found.process')}) from found where found.process is not null)
          select process from found where process is not null) as processes`,
    values: [workspace.clock.now()],
  });
  return due as DueWork;
}

/** Looked for in the order of an index: all that waits, and what was dispatched and not vacuumed yet, would be gone through otherwise. */
function hasAny(ordered: string): string {
  return `exists (select from (select from ${ordered} limit 1) as first)`;
}

/** Whether any run is still to go on by itself, or waits for somebody. */
export async function hasOpenRuns(workspace: Workspace): Promise<boolean> {
  const [found] = await workspace.db.read<{ any: boolean }>({
    text: `select exists (select from ${sysTable({ workspace }, 'sys_token')})
        or exists (select from ${table(workspace)} where status in ('ready', 'waiting')) as any`,
    values: [],
  });
  return found?.any === true;
}

/**
 * The oldest runs of a process that wait for their first attempt, in sets that can be carried out beside one another: no record
 * twice. The oldest inner ones are a set, of which many are about one record: what a change sets off does not wait for ten thousand of these, nor they for it.
 */
export async function findReadySets(workspace: Workspace, process: string): Promise<RunRow[][]> {
  const oldest = (which: string, most: number) =>
    `(select ${columns} from ${table(workspace)} where status = 'ready' and process = $1 and ${which} order by id limit ${most})`;
  const rows = await workspace.db.read<Stored>({
    text: `${oldest('outer_run is null', setOf * setsAtOnce)} union all ${oldest('outer_run is not null', setOf)}`,
    values: [process],
  });
  const [own, inner] = [
    rows.filter(({ outer_run: outer }) => outer === null),
    rows.filter(({ outer_run: outer }) => outer !== null),
  ];
  const seen = new Set<string>();
  const repeated = own.findIndex(({ object, record_id: id }) => seen.has(`${object} ${id}`) || !seen.add(`${object} ${id}`));
  const apart = own.slice(0, repeated < 0 ? own.length : repeated);
  const sets = [apart.slice(0, setOf), inner, apart.slice(setOf)].filter(({ length }) => length > 0);
  return sets.slice(0, setsAtOnce).map((set) => set.map(toRun));
}

/** What is to be tried again and has waited longest. */
export async function findDueRuns(workspace: Workspace): Promise<RunRow[]> {
  const rows = await workspace.db.read<Stored>({
    text: `select ${columns} from ${table(workspace)} where status = 'waiting' and due_at <= $1 order by due_at, id limit 10`,
    values: [workspace.clock.now()],
  });
  return rows.map(toRun);
}

/** A run that did not go through, and nobody else works on until the transaction ends, with the step that failed. */
export async function readRunForPerson(tx: Transaction, workspace: Workspace, id: string): Promise<PersonsRun | undefined> {
  const [row] = await tx.query<Stored & { step: string | null }>({
    text: `select ${columns}, step from ${table(workspace)} where id = $1 and problem is not null and status in ('waiting', 'failed', 'aside')
      for update`,
    values: [id],
  });
  if (!row) return undefined;
  const { step, ...stored } = row;
  return { ...toRun(stored), step };
}

type PersonsRun = RunRow & { step: string | null };

/**
 * Those that this server may work on until the transaction ends. None where the first of them is not: another server is at work on what
 * comes before the rest, and changes of one record are worked off in their order.
 */
export async function lockRuns(tx: Transaction, workspace: Workspace, runs: readonly RunRow[]): Promise<RunRow[]> {
  const rows = await tx.query<{ id: string }>({
    text: `select r.id from ${table(workspace)} r join unnest($1::uuid[], $2::integer[], $3::integer[]) asked(id, attempts, moves)
        on asked.id = r.id
      where r.status in ('ready', 'waiting') and r.attempts = asked.attempts and r.moves = asked.moves order by r.id for update of r skip locked`,
    values: [runs.map(({ id }) => id), runs.map(({ attempts }) => attempts), runs.map(({ moves }) => moves)],
  });
  const locked = new Set(rows.map(({ id }) => id));
  return runs[0] && locked.has(runs[0].id) ? runs.filter(({ id }) => locked.has(id)) : [];
}

type Failed = Failure & { version: string | null /** To be left to a person at once. */; final?: boolean };

/** Tries again after 1, 4, 9 … minutes, and at last leaves it to a person. */
export async function failRun(
  tx: Transaction,
  workspace: Workspace,
  { id, process, attempts }: RunRow,
  failure: Failed,
): Promise<void> {
  const { step, problem, version, final = false } = failure;
  await tx.query({
    text: `update ${table(workspace)} set attempts = attempts + 1, version = coalesce($7::uuid, version), step = $2, problem = $3,
      log = log || jsonb_build_array(jsonb_build_object('at', $5::timestamptz, 'step', $2::text, 'problem', $3::text::jsonb)),
      status = case when attempts + 1 < $4 and not $6 then 'waiting' else 'failed' end,
      due_at = case when attempts + 1 < $4 and not $6 then $5::timestamptz + (attempts + 1) * (attempts + 1) * interval '1 minute' end,
      ended_at = case when attempts + 1 < $4 and not $6 then null else $5::timestamptz end where id = $1`,
    values: [id, step, problem, maxAttempts, workspace.clock.now(), final, version],
  });
  if (final || attempts + 1 >= maxAttempts) await tellFailed(tx, workspace, [{ kind: 'runFailed', process }]);
}

/** A trouble that passes does not count as an attempt. */
export async function postponeRun(tx: Transaction, workspace: Workspace, { id }: RunRow, until: Date): Promise<void> {
  await tx.query({ text: `update ${table(workspace)} set status = 'waiting', due_at = $2 where id = $1`, values: [id, until] });
}

/** Whoever set them off is active no more, and sets nothing off. */
export async function skipRuns(tx: Transaction, workspace: Workspace, runs: readonly RunRow[], problem: string): Promise<void> {
  await tx.query({
    text: `update ${table(workspace)} set status = 'skipped', problem = $2, due_at = null, ended_at = $3,
      log = log || jsonb_build_array(jsonb_build_object('at', $3::timestamptz, 'problem', $2::text::jsonb)) where id = any($1::uuid[])`,
    values: [runs.map(({ id }) => id), problem, workspace.clock.now()],
  });
}

/**
 * Removes what is over: done, skipped and set aside after a month, failed ones that nobody has looked at after three. Ids begin with
 * the time, so the oldest are found by their key. In parts, since a mass edit makes as many runs as it changes records.
 */
export async function purgeRuns(workspace: Workspace): Promise<void> {
  for (let removed = mostPurged; removed === mostPurged; )
    removed = await workspace.db.transaction(async (tx) => {
      const rows = await tx.query({
        text: `delete from ${table(workspace)} where id in (select id from ${table(workspace)} r where id < $2
            and ended_at < $1::timestamptz - case status when 'failed' then interval '90 days' else interval '30 days' end
            and (outer_run is null or not exists (select from ${table(workspace)} o where o.id = r.outer_run and o.ended_at is null))
            order by id limit ${mostPurged}) returning 1`,
        values: [workspace.clock.now(), firstIdOf(workspace.clock.now().getTime() - 30 * day)],
      });
      return rows.length;
    });
}

const mostPurged = 10_000;
const day = 86_400_000;

function firstIdOf(milliseconds: number): string {
  const hex = Math.max(milliseconds, 0).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

function table(workspace: Workspace): string {
  return sysTable({ workspace }, 'sys_run');
}
