import type { Problem } from '@tenon/metadata';
import type { Workspace } from '../catalog/workspace.ts';
import { sysTable } from '../data/write/save/sys-table.ts';

/** A run as it is shown to people. */
export type ListedRun = {
  id: string;
  process: string | null;
  version: string | null;
  status: 'waiting' | 'failed' | 'done' | 'skipped' | 'aside';
  event: string;
  at: string;
  object: string;
  recordId: string;
  actor: string | null;
  depth: number;
  attempts: number;
  step: string | null;
  dueAt: string | null;
  endedAt: string | null;
  problem: string | null;
  /** What rules warn of what its steps wrote. */
  warnings: Problem[];
};

type Backlog = {
  waiting: number;
  oldest: string | null;
  groups: { process: string | null; count: number }[];
  runs: ListedRun[];
  latest: ListedRun[];
  aside: ListedRun[];
};

const [mostListed, mostLatest] = [100, 20];

/** `waiting` without a problem is put off because the database was in trouble. */
const open = `status in ('waiting', 'failed') and problem is not null`;

/** What waits, what did not go through, what was done or skipped last, and what was set aside last. */
export async function readBacklog(workspace: Workspace): Promise<Backlog> {
  const { db } = workspace;
  const event = sysTable({ workspace }, 'sys_event');
  const list = (where: string, most: number) =>
    db.read<ListedRun>({
      text: `select id, process, version, status, event, at, object, record_id as "recordId", actor, depth, attempts, step,
          due_at as "dueAt", ended_at as "endedAt", problem,
          jsonb_path_query_array(log, '$[*].warnings[*]') as warnings
        from ${table(workspace)} where ${where} order by id desc limit ${most}`,
      values: [],
    });
  const [waiting, groups, runs, latest, aside] = await Promise.all([
    db.read<{ waiting: number; oldest: string | null }>({
      text: `select sum(n)::int as waiting, min(oldest) as oldest from (
        select count(*) as n, min(at) as oldest from ${event} where pending union all
        select count(*), min(at) from ${table(workspace)} where status = 'ready' union all
        select count(*), min(at) from ${table(workspace)} where status = 'waiting' and problem is null) as w`,
      values: [],
    }),
    db.read<{ process: string | null; count: number }>({
      text: `select process, count(*)::int as count from ${table(workspace)} where ${open} group by process order by process`,
      values: [],
    }),
    list(open, mostListed),
    list(`status in ('done', 'skipped')`, mostLatest),
    list(`status = 'aside'`, mostLatest),
  ]);
  return { ...(waiting[0] ?? { waiting: 0, oldest: null }), groups, runs, latest, aside };
}

/** Some by their ids, or all of a process; null is what connections are to send. */
export type WhichRuns = { ids: string[] } | { process: string | null };

/**
 * Has what failed run again at once, with all its attempts and the process as it is by then; or sets it aside. What was set
 * aside runs again where it is named. Answers how many.
 */
export async function resolveFailedRuns(workspace: Workspace, which: WhichRuns, as: 'again' | 'aside'): Promise<number> {
  const [condition, value] =
    'ids' in which ? ['id = any($2::uuid[])', which.ids] : ['process is not distinct from $2', which.process];
  const change =
    as === 'again'
      ? `status = case when process is null then 'waiting' else 'ready' end, version = case when moves > 0 then version end, problem = null, step = null, attempts = 0,
          due_at = $1::timestamptz, ended_at = null`
      : `status = 'aside', due_at = null, ended_at = $1::timestamptz`;
  const settled = as === 'again' && 'ids' in which ? `${open} or status = 'aside'` : open;
  const rows = await workspace.db.transaction((tx) =>
    tx.query({
      text: `update ${table(workspace)} set ${change} where (${settled}) and ${condition} returning 1`,
      values: [workspace.clock.now(), value],
    }),
  );
  return rows.length;
}

function table(workspace: Workspace): string {
  return sysTable({ workspace }, 'sys_run');
}
