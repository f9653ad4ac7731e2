import type { Label, RunStatus } from '@tenon/metadata';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import type { AnsweredRecord } from '../steps/process-step.ts';

/** How far a visit of a step has come that goes through several records. */
export type Items = {
  total: number;
  done: number;
  aside: number;
  /** The first of those that did not go through. */
  troubled: { run: string; item: AnsweredRecord; status: RunStatus; problem: string }[];
};

const mostNamed = 50;

/** By the visits of the run's steps. */
export async function readItems(workspace: Workspace, run: string): Promise<Map<number, Items>> {
  const table = sysTable({ workspace }, 'sys_run');
  const counts = await workspace.db.read<Omit<Items, 'troubled'> & { visit: number }>({
    text: `select outer_visit as visit, count(*)::int as total, count(*) filter (where status = 'done')::int as done,
        count(*) filter (where status in ('skipped', 'aside'))::int as aside
      from ${table} where outer_run = $1 and block is not null group by outer_visit`,
    values: [run],
  });
  if (counts.length === 0) return new Map();
  const troubled = await workspace.db.read<Items['troubled'][number] & { visit: number }>({
    text: `select id as run, outer_visit as visit, given -> block -> 'item' as item, status, problem from ${table}
      where outer_run = $1 and block is not null and problem is not null and status <> 'done' order by id limit ${mostNamed}`,
    values: [run],
  });
  return new Map(
    counts.map(({ visit, ...count }) => [
      visit,
      { ...count, troubled: troubled.filter((each) => each.visit === visit).map(({ visit: _visit, ...each }) => each) },
    ]),
  );
}

/** The run of another process that a visit of a step has made. */
export type Inner = { run: string; process: string; label: Label; status: RunStatus };

/** By the visits of the run's steps. */
export async function readInner(workspace: Workspace, run: string): Promise<Map<number, Inner>> {
  const rows = await workspace.db.read<Omit<Inner, 'label'> & { visit: number }>({
    text: `select id as run, outer_visit as visit, process, status from ${sysTable({ workspace }, 'sys_run')} where outer_run = $1 and block is null`,
    values: [run],
  });
  const labelOf = (name: string) => workspace.snapshot.processes.get(name)?.label ?? { zh: name, en: name };
  return new Map(rows.map(({ visit, ...inner }) => [visit, { ...inner, label: labelOf(inner.process) }]));
}
