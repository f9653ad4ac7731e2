import type { Actor } from '../../access/actor.ts';
import type { Database, Transaction } from '../../base/database/database.ts';
import { newId } from '../../base/ids.ts';
import type { Workspaces } from '../../catalog/open-workspaces.ts';
import { quoteName } from '../../catalog/quote-name.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { jobChanges } from '../../data/history/record-changes.ts';
import { type JobRow, nextJob, releaseJob, staleJobs } from './job-rows.ts';

/** The name of the task that graphile-worker knows. */
export const jobTask = 'tenon_job';

export type NewJob = { kind: string; input: unknown };

/** Writes the job's row and what wakes a worker for it in one transaction; answers its id. */
export async function queueJob(tx: Transaction, workspace: Workspace, actor: Actor, { kind, input }: NewJob): Promise<string> {
  const id = newId();
  await tx.query({
    text: `insert into ${quoteName(workspace.schema)}.sys_job (id, kind, status, input, created_by, key_id, key_roles) values ($1, $2, 'queued', $3, $4, $5, $6)`,
    values: [id, kind, JSON.stringify(input), actor.userId, actor.keyId ?? null, actor.keyRoles ?? null],
  });
  await tx.queryAsPlatform(wakeUp(workspace.id, id));
  tx.afterCommit(() => hintOwner(workspace, { id, createdBy: actor.userId }));
  return id;
}

/** One that waits ends at once; one at work ends when it looks up the next time. */
export async function cancelJob(workspace: Workspace, job: JobRow): Promise<void> {
  await workspace.db.transaction((tx) =>
    tx.query({
      text: `update ${quoteName(workspace.schema)}.sys_job set cancel_requested = true,
        status = case status when 'queued' then 'cancelled' else status end,
        ended_at = case status when 'queued' then now() else ended_at end
        where id = $1 and status in ('queued', 'running')`,
      values: [job.id],
    }),
  );
  hintOwner(workspace, job);
}

/** Puts a job that is not over back into the queue, for after so many seconds. */
export async function handBackJob(database: Database, workspace: Workspace, { id, after }: { id: string; after?: number }) {
  if (await releaseJob(workspace, id)) await database.platform.query(wakeUp(workspace.id, id, after));
}

/** What found no room is woken by what makes some; the sweep finds what was missed. */
export async function wakeNextJob(database: Database, workspace: Workspace, ended: string): Promise<void> {
  const next = await nextJob(workspace, ended);
  if (next) await database.platform.query(wakeUp(workspace.id, next));
}

/** Those that were queued or at work on a server that is there no longer. */
export async function wakeStaleJobs({ database, workspaces }: { database: Database; workspaces: Workspaces }): Promise<void> {
  for (const { id } of await workspaces.list())
    for (const job of await staleJobs(await workspaces.get(id))) await database.platform.query(wakeUp(id, job));
}

/** A statement that has a worker look at the job, in `after` seconds. */
function wakeUp(workspace: string, id: string, after = 0) {
  return {
    text: `select graphile_worker.add_job($1, $2::json, job_key => $3, max_attempts => 3, run_at => now() + $4 * interval '1 second')`,
    values: [jobTask, JSON.stringify({ workspace, id }), id, after],
  };
}

/** For the screens of who started it. */
export function hintOwner(workspace: Workspace, { id, createdBy }: Pick<JobRow, 'id' | 'createdBy'>): void {
  jobChanges(workspace).publish({ type: 'job', id, by: createdBy });
}
