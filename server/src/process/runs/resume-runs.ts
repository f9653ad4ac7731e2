import { type PlacedStep, type ProcessBody, walkSteps } from '@tenon/metadata';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { terminateApprovalsOf } from '../approvals/terminate-approvals.ts';
import { hintWork } from '../triggers/work-hints.ts';
import { wakeOuter } from './inner-runs.ts';
import { keepVersion, readVersion } from './process-versions.ts';
import { openRuns } from './run-backlog.ts';

/** Some by their ids, or all of a process; null is what connections are to send. */
export type WhichRuns = { ids: string[] } | { process: string | null };

/** The process as it is now, or as it was when the run began. */
export type WhichVersion = 'new' | 'old';

/** Sets aside what failed, and what is named while it is under way: it goes no further until somebody runs it again. Answers how many. */
export async function setRunsAside(workspace: Workspace, which: WhichRuns): Promise<number> {
  const rows = await setAside(workspace, which);
  await wakeOuter(
    workspace,
    rows.map(({ run, visit }) => ({ outer: run === null || visit === null ? null : { run, visit } })),
  );
  return rows.filter(({ chosen: isChosen }) => isChosen).length;
}

type SetAside = { id: string; run: string | null; visit: number | null; chosen: boolean };

/** With the runs that they have made and wait for. */
function setAside(workspace: Workspace, which: WhichRuns): Promise<SetAside[]> {
  const run = sysTable({ workspace }, 'sys_run');
  return workspace.db.transaction(async (tx) => {
    const rows = await tx.query<SetAside>({
      text: `with recursive meant as (select id, true as chosen from ${run} where ${'ids' in which ? `(${openRuns} or status = 'underway')` : openRuns} and ${chosen(which)}
          union select i.id, false from meant m join ${run} i on i.outer_run = m.id and i.status in ('ready', 'waiting', 'underway', 'failed')),
        locked as materialized (select id from ${run} where id in (select id from meant) order by id for update)
        update ${run} r set status = 'aside', due_at = null, ended_at = $1::timestamptz from locked
        where r.id = locked.id returning r.id, r.outer_run as run, r.outer_visit as visit, exists (select from meant m where m.id = r.id and m.chosen) as chosen`,
      values: [workspace.clock.now(), namesOf(which)],
    });
    await terminateApprovalsOf(
      tx,
      workspace,
      rows.map(({ id }) => id),
    );
    return rows;
  });
}

/**
 * Has what failed go on at once, with all its attempts, at the steps that did not go through; what was done before them stays done. What has done
 * nothing yet begins anew. It takes the process as it is by now, where that still has the steps at which the run stands; else, or with `old`, it keeps
 * its own. What was set aside goes on where it is named. Answers how many. Throws `stepsGone` where the present process is asked for and does not fit.
 */
export async function resumeRuns(workspace: Workspace, which: WhichRuns, version?: WhichVersion): Promise<number> {
  const fits = version === 'old' ? [] : await findFits(workspace, which);
  if (version === 'new' && fits.some(({ present }) => present === null)) throw new TenonError('stepsGone');
  const [run, token] = [sysTable({ workspace }, 'sys_run'), sysTable({ workspace }, 'sys_token')];
  return workspace.db.transaction(async (tx) => {
    const rows = await tx.query({
      text: `with recursive meant as (select id from ${run} where ${settled(which)} and ${chosen(which)}
          union select i.id from meant m join ${run} i on i.outer_run = m.id and i.status = 'aside'),
        resumed as materialized (select id from ${run} where id in (select id from meant) order by id for update),
        gone as (update ${token} t set state = 'ready', problem = null from resumed where t.run = resumed.id and t.state = 'failed')
        update ${run} r set status = case when process is null then 'waiting' else 'ready' end, problem = null, step = null, attempts = 0,
          due_at = $1::timestamptz, ended_at = null, version = case when moves = 0 and outer_run is null then null else coalesce((select f.present
            from jsonb_to_recordset($3::jsonb) as f(version uuid, present uuid) where f.version = r.version), r.version) end
        from resumed where r.id = resumed.id returning 1`,
      values: [workspace.clock.now(), namesOf(which), JSON.stringify(fits)],
    });
    tx.afterCommit(() => hintWork(workspace));
    return rows.length;
  });
}

/** Whether a process has the steps at which runs of another version stand, in the same places. */
export function hasStepsOf(present: ProcessBody, version: ProcessBody, steps: readonly string[]): boolean {
  const placeIn = (body: ProcessBody, step: string) => {
    const placed = walkSteps(body.steps).find((each) => each.step.id === step);
    return placed && placeOf(placed);
  };
  return steps.every((step) => placeIn(present, step) !== undefined && placeIn(present, step) === placeIn(version, step));
}

function placeOf({ step, within }: PlacedStep): string {
  return [...within.map((outer) => `${outer.step.id} ${outer.step.kind} ${outer.branch.id}`), `${step.id} ${step.kind}`].join(
    ' > ',
  );
}

/** `present`: the process as it is now; null where a run of the version could not go on in it. */
type Fit = { version: string; present: string | null };

/** For the versions that the runs stand on; versions of processes that are gone are left out. */
async function findFits(workspace: Workspace, which: WhichRuns): Promise<Fit[]> {
  const versions = await workspace.db.read<{ process: string; version: string; steps: string[] }>({
    text: `select r.process, r.version, array_agg(distinct coalesce(t.step, r.block)) as steps
      from (select id, process, version, block from ${sysTable({ workspace }, 'sys_run')}
        where ${settled(which)} and ${chosen(which, '$1')} and version is not null) r
      left join ${sysTable({ workspace }, 'sys_token')} t on t.run = r.id where coalesce(t.step, r.block) is not null group by r.process, r.version`,
    values: [namesOf(which)],
  });
  const fits: Fit[] = [];
  for (const { process, version, steps } of versions) {
    const body = workspace.snapshot.processes.get(process);
    if (!body) continue;
    const isFit = hasStepsOf(body, await readVersion(workspace, version), steps);
    fits.push({ version, present: isFit ? await keepVersion(workspace, process, body) : null });
  }
  return fits;
}

function chosen(which: WhichRuns, value = '$2'): string {
  return 'ids' in which ? `id = any(${value}::uuid[])` : `process is not distinct from ${value}`;
}

function settled(which: WhichRuns): string {
  return 'ids' in which ? `(${openRuns} or status = 'aside')` : openRuns;
}

function namesOf(which: WhichRuns): unknown {
  return 'ids' in which ? which.ids : which.process;
}
