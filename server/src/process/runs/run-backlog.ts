import type { Problem } from '@tenon/metadata';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import type { AnsweredRecord } from '../steps/process-step.ts';

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
  /** The record in turn, of a run that another one makes for each of several. */
  item: AnsweredRecord | null;
  depth: number;
  attempts: number;
  step: string | null;
  dueAt: string | null;
  endedAt: string | null;
  problem: string | null;
  /** What rules warn of what its steps wrote. */
  warnings: Problem[];
  /** Steps that it has done stay done. */
  begun: boolean;
  /** The steps at which it stands. */
  standing: string[];
  /** Steps that a person passed over. */
  skips: { step: string; reason: string; by: string }[];
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

/** What did not go through. `waiting` without a problem is put off because the database was in trouble. */
export const openRuns = `(status in ('waiting', 'failed') and problem is not null)`;

/** What waits, what did not go through, what was done or skipped last, and what was set aside last. */
export async function readBacklog(workspace: Workspace): Promise<Backlog> {
  const { db } = workspace;
  const event = sysTable({ workspace }, 'sys_event');
  const list = (where: string, most: number) =>
    db.read<ListedRun>({
      text: `select id, process, version, status, event, at, object, record_id as "recordId", actor, given -> block -> 'item' as item, depth, attempts, step,
          due_at as "dueAt", ended_at as "endedAt", problem,
          jsonb_path_query_array(log, '$[*].warnings[*]') as warnings, moves > 0 as begun,
          jsonb_path_query_array(log, '$[*].skip') as skips,
          array(select t.step from ${sysTable({ workspace }, 'sys_token')} t where t.run = r.id) as standing
        from ${table(workspace)} r where ${where} order by id desc limit ${most}`,
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
      text: `select process, count(*)::int as count from ${table(workspace)} where ${openRuns} group by process order by process`,
      values: [],
    }),
    list(openRuns, mostListed),
    list(`status in ('done', 'skipped') and outer_run is null`, mostLatest),
    list(`status = 'aside'`, mostLatest),
  ]);
  return { ...(waiting[0] ?? { waiting: 0, oldest: null }), groups, runs, latest, aside };
}

function table(workspace: Workspace): string {
  return sysTable({ workspace }, 'sys_run');
}
