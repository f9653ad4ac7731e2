import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { inWriteTransaction } from '../write/in-write-transaction.ts';
import { isChange, sysTable } from '../write/save/sys-table.ts';
import { writeRecords } from '../write/write-records.ts';
import { type BulkChange, bulkStep, findIds, requestFor } from './bulk-change.ts';
import { addToTold, type ToldProblem } from './told-problems.ts';

/**
 * How far a long bulk change has come. `undo` takes all of it back. `since` is an id of the moment when its records were found. `refused` says
 * why records were left, `warned` what rules warn of.
 */
export type BulkProgress = {
  done: number;
  failed: number;
  total: number;
  undo: string;
  since: string;
  refused?: ToldProblem[];
  warned?: ToldProblem[];
};

export type BulkRun = { id: string; input: BulkChange; progress: Partial<BulkProgress> };

/** Asked between parts; throws when the change shall stop. What was committed stays, and can be undone. */
export type BulkControl = { check(): Promise<void> };

type Part = { part: number; ids: string[] };

/**
 * A bulk change as a job: the records are found once, and changed part by part, each with its progress in one transaction. A new worker goes on
 * where a killed one stopped, in the same batch. Throws `forbidden` without the right to bulk changes.
 */
export async function runBulkJob(
  workspace: Workspace,
  actor: Actor,
  run: BulkRun,
  control: BulkControl,
): Promise<Omit<BulkProgress, 'since'>> {
  if (!actor.rights.allows(run.input.object, 'bulk')) throw new TenonError('forbidden');
  let progress = run.progress.since === undefined ? await listRecords(workspace, actor, run) : (run.progress as BulkProgress);
  for (let more = true; more; ) {
    await control.check();
    const [part] = await workspace.db.read<Part>({
      text: `select part, ids from ${sysTable({ workspace }, 'sys_bulk_part')} where job_id = $1 order by part limit 1`,
      values: [run.id],
    });
    if (part) progress = await changePart(workspace, actor, { ...run, progress, part });
    more = part !== undefined;
  }
  const { since: _, ...told } = progress;
  return told;
}

function listRecords(workspace: Workspace, actor: Actor, { id, input }: BulkRun): Promise<BulkProgress> {
  return workspace.db.transaction(async (tx) => {
    const since = newId();
    const ids = input.ids ?? (await findIds(workspace, actor, { ...input, tx }));
    const progress = { done: 0, failed: 0, total: ids.length, undo: id, since };
    for (let start = 0; start < ids.length; start += bulkStep)
      await tx.query({
        text: `insert into ${sysTable({ workspace }, 'sys_bulk_part')} (job_id, part, ids) values ($1, $2, $3)`,
        values: [id, start / bulkStep, ids.slice(start, start + bulkStep)],
      });
    await keepProgress(workspace, { tx, id, progress });
    return progress;
  });
}

type PartRun = { id: string; input: BulkChange; progress: BulkProgress; part: Part };

function changePart(workspace: Workspace, actor: Actor, { id, input, progress, part }: PartRun): Promise<BulkProgress> {
  return inWriteTransaction(workspace, async (tx) => {
    await takePart(workspace, { tx, id, part });
    const left = await findLeft(workspace, actor, { tx, id, input, part, since: progress.since });
    const ids = part.ids.filter((each) => !left.has(each));
    const request = { ...requestFor(input, ids), partial: true, batch: { id, kind: 'bulk' } };
    const { ids: done, failed, warnings } = await writeRecords(workspace, actor, request, tx);
    const after = {
      ...progress,
      done: progress.done + done.length,
      failed: progress.failed + failed.length + left.size,
      refused: addToTold(progress.refused, failed),
      warned: addToTold(progress.warned, warnings),
    };
    await keepProgress(workspace, { tx, id, progress: after });
    return after;
  });
}

/** Throws where another worker has done it. */
async function takePart(workspace: Workspace, { tx, id, part }: { tx: Transaction; id: string; part: Part }): Promise<void> {
  const taken = await tx.query({
    text: `delete from ${sysTable({ workspace }, 'sys_bulk_part')} where job_id = $1 and part = $2 returning 1`,
    values: [id, part.part],
  });
  if (taken.length === 0) throw new TenonError('alreadyDone');
}

/** Records that somebody changed since they were found, so that the change is not meant for them any more. */
async function findLeft(
  workspace: Workspace,
  actor: Actor,
  { tx, id, input, part, since }: { tx: Transaction; id: string; input: BulkChange; part: Part; since: string },
): Promise<Set<string>> {
  if (input.ids) return new Set();
  const among = { field: 'id', op: 'in' as const, value: part.ids };
  const filter = input.filter ? { and: [among, input.filter] } : among;
  const meant = new Set(await findIds(workspace, actor, { ...input, filter, tx }));
  const gone = part.ids.filter((each) => !meant.has(each));
  if (gone.length === 0) return new Set();
  const changed = await tx.query<{ id: string }>({
    text: `select distinct record_id as id from ${sysTable({ workspace }, 'sys_history')} h
      where record_id = any($1::uuid[]) and object = $2 and id > $3 and batch is distinct from $4 and ${isChange('h')}`,
    values: [gone, input.object, since, id],
  });
  return new Set(changed.map((row) => row.id));
}

/** With the work it tells of; fails where the job has been taken from this worker. */
async function keepProgress(
  workspace: Workspace,
  { tx, id, progress }: { tx: Transaction; id: string; progress: BulkProgress },
): Promise<void> {
  const kept = await tx.query({
    text: `update ${sysTable({ workspace }, 'sys_job')} set progress = $2, heartbeat_at = now() where id = $1 and status = 'running' returning 1`,
    values: [id, JSON.stringify(progress)],
  });
  if (kept.length === 0) throw new TenonError('alreadyDone');
}
