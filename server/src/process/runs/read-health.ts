import type { ProcessHealth } from '@tenon/metadata';
import { stepKind, stepsOf } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';

/** What has been ready or due for longer than this stands still. */
const stillAfter = 10 * 60_000;
/** So many of the latest finished runs tell how long steps take. */
const lookedAt = 500;

type NodeRow = { process: string; step: string; waiting: number; oldest: string | null; seconds: number | null };

/**
 * How processes are doing: what comes next and since when, which times are awaited, what stands still although its turn has come, which schedules could not be
 * worked off, and where runs wait and how long they took there. For who manages the workspace.
 */
export async function readHealth(workspace: Workspace, actor: Actor): Promise<ProcessHealth> {
  requireSystemRight(actor, 'manageMetadata');
  const { db, clock } = workspace;
  const now = clock.now();
  const still = new Date(now.getTime() - stillAfter);
  const table = (name: 'sys_run' | 'sys_token' | 'sys_schedule' | 'sys_event') => sysTable({ workspace }, name);
  const [[counts], schedules, nodes] = await Promise.all([
    db.read<Omit<ProcessHealth, 'schedules' | 'nodes'>>({
      text: `select (select count(*)::int from ${table('sys_event')} where pending) as events,
          (select min(at) from ${table('sys_event')} where pending) as "oldestEvent",
          (select count(*)::int from ${table('sys_run')} where status = 'ready') as ready,
          (select min(at) from ${table('sys_run')} where status = 'ready') as "oldestReady",
          (select count(*)::int from ${table('sys_token')} where due_at is not null) as timers,
          (select min(due_at) from ${table('sys_token')} where due_at is not null) as "nextTimer",
          (select count(*)::int from ${table('sys_token')} where due_at < $1) +
            (select count(*)::int from ${table('sys_run')} where status = 'ready' and created_at < $1) as still`,
      values: [still],
    }),
    db.read<{ process: string; nextAt: string; problem: string | null; failedAt: string | null }>({
      text: `select process, next_at as "nextAt", problem, failed_at as "failedAt" from ${table('sys_schedule')} order by next_at, process`,
      values: [],
    }),
    db.read<NodeRow>({
      text: `with standing as (
          select r.process, t.step, count(*)::int as waiting, min(coalesce((r.log -> -1 ->> 'at')::timestamptz, r.at)) as oldest
          from ${table('sys_token')} t join ${table('sys_run')} r on r.id = t.run where t.state <> 'split' and r.process is not null group by 1, 2),
        finished as (select id, process, at, log from ${table('sys_run')} where status = 'done' and process is not null order by id desc limit ${lookedAt}),
        took as (select f.process, e.value ->> 'step' as step, extract(epoch from (e.value ->> 'at')::timestamptz -
            coalesce(lag((e.value ->> 'at')::timestamptz) over (partition by f.id order by e.ordinality), f.at)) as seconds
          from finished f cross join jsonb_array_elements(f.log) with ordinality e),
        averages as (select process, step, avg(seconds)::float as seconds from took where step is not null group by 1, 2)
        select process, step, coalesce(waiting, 0) as waiting, oldest, seconds
        from standing full join averages using (process, step) where waiting > 0 or seconds >= 60
        order by coalesce(waiting, 0) desc, seconds desc nulls last limit 50`,
      values: [],
    }),
  ]);
  return {
    ...(counts as Omit<ProcessHealth, 'schedules' | 'nodes'>),
    schedules: schedules.map(({ process, ...row }) => ({ process, label: labelOf(workspace, process), ...row })),
    nodes: nodes.map(({ process, step, ...row }) => ({
      ...{ process, step, label: labelOf(workspace, process), stepLabel: stepLabelOf(workspace, process, step) },
      ...row,
    })),
  };
}

function labelOf({ snapshot }: Workspace, process: string) {
  return snapshot.processes.get(process)?.label ?? { zh: process, en: process };
}

function stepLabelOf({ snapshot }: Workspace, process: string, id: string) {
  const body = snapshot.processes.get(process);
  const step = body && stepsOf(body).find((each) => each.id === id);
  return step?.label ?? (step && stepKind(step.kind)?.label) ?? { zh: id, en: id };
}
