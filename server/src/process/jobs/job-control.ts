import type { Solution } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { actorForApiKey, actorForUser } from '../../access/actors.ts';
import { isKeyOpen } from '../../access/api-keys.ts';
import { quoteName } from '../../catalog/quote-name.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { hintOwner } from './job-queue.ts';
import type { JobRow } from './job-rows.ts';

/** What a runner tells while it works. Both throw `JobCancelled` once the job's owner asked for its end, and when the server stops. */
export type JobControl = {
  /** Replaces the job's progress; cheap enough to be called after every batch. */
  progress(progress: Record<string, unknown>): Promise<void>;
  /** Looks four times a second at the most, however often it is called. */
  check(): Promise<void>;
  /** What can be installed on this server. */
  solutions: readonly Solution[];
};

const lookEvery = 250;

export class JobCancelled extends Error {}

/** The server stops, or rights changed: the job goes back into the queue, and goes on from its last progress at the next start, or on another server. */
export class JobHandedBack extends JobCancelled {}

/** Whether somebody asked for its end, and nobody goes on with it. */
export function isCancelled(error: unknown): boolean {
  return error instanceof JobCancelled && !(error instanceof JobHandedBack);
}

type JobAtWork = { job: JobRow; actor: Actor; stopping: AbortSignal; solutions: readonly Solution[] };

/** Each call writes progress and heartbeat, and looks whether the job is to go on. */
export function controlOf(workspace: Workspace, { job, actor, stopping, solutions }: JobAtWork): JobControl {
  const write = async (progress: string | null): Promise<void> => {
    const [row] = await workspace.db.transaction((tx) =>
      tx.query<{ cancel_requested: boolean }>({
        text: `update ${quoteName(workspace.schema)}.sys_job set progress = coalesce($2::jsonb, progress), heartbeat_at = now() where id = $1 returning cancel_requested`,
        values: [job.id, progress],
      }),
    );
    hintOwner(workspace, job);
    if (row?.cancel_requested) throw new JobCancelled();
    if (stopping.aborted || !(await isAllowedStill(workspace, job, actor))) throw new JobHandedBack();
  };
  let looked = Number.NEGATIVE_INFINITY;
  const look = async () => {
    if (!stopping.aborted && performance.now() - looked < lookEvery) return;
    await write(null);
    looked = performance.now();
  };
  return { progress: (progress) => write(JSON.stringify(progress)), check: look, solutions };
}

/** Long work does not outlive the rights it was begun with: where they changed, it is taken up anew with those of now. */
async function isAllowedStill(workspace: Workspace, job: JobRow, { rights }: Actor): Promise<boolean> {
  return (await actorOfJob(workspace, job))?.rights.signature === rights.signature;
}

/** Who started the job, with the rights of now. Nobody when they were let out, or the key was revoked. */
export async function actorOfJob(
  workspace: Workspace,
  { createdBy: userId, keyId: id, keyRoles }: JobRow,
): Promise<Actor | undefined> {
  if (!keyRoles) return actorForUser(workspace, userId, 'web');
  if (id !== null && !(await isKeyOpen(workspace, id))) return undefined;
  return actorForApiKey(workspace, { id, userId, roles: keyRoles });
}
