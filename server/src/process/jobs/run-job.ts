import type { Solution } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { sayAppIsOff } from '../../access/app-switches.ts';
import { TenonError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { actorOfJob, controlOf, JobCancelled, type JobControl, JobHandedBack } from './job-control.ts';
import { hintOwner } from './job-queue.ts';
import { finishJob, type JobRow, keepAlive } from './job-rows.ts';

/** Does the work of one kind of job with the rights of the person who started it; what it returns is the job's last progress. */
export type JobRunner = (
  workspace: Workspace,
  actor: Actor,
  job: JobRow,
  control: JobControl,
) => Promise<Record<string, unknown>>;

/** In seconds, until what met a trouble of the server is tried again. */
const putOffFor = 5;

type JobRun = {
  runners: Record<string, JobRunner>;
  solutions: readonly Solution[];
  stopping: AbortSignal;
  log: Log;
  /** Puts it into the queue again, for after so many seconds. */
  handBack(after?: number): Promise<void>;
};

/** Carries out a job that this server has claimed to its end, whichever that is: done, failed, cancelled, or handed back. */
export async function runJob(workspace: Workspace, job: JobRow, { log, handBack, ...run }: JobRun): Promise<void> {
  const heartbeat = keepAlive(workspace, job.id);
  let actor: Actor | undefined;
  hintOwner(workspace, job);
  try {
    const runner = run.runners[job.kind];
    actor = await actorOfJob(workspace, job);
    if (!runner || !actor) throw new TenonError('forbidden');
    const { stopping, solutions } = run;
    const progress = await runner(workspace, actor, job, controlOf(workspace, { job, actor, stopping, solutions }));
    await finishJob(workspace, job.id, { status: 'done', progress });
  } catch (error) {
    await endFailed(actor ? sayAppIsOff(workspace.snapshot, actor, { error, objects: objectsOf(job) }) : error);
  } finally {
    clearInterval(heartbeat);
    hintOwner(workspace, job);
  }

  async function endFailed(error: unknown): Promise<void> {
    if (error instanceof JobHandedBack) return handBack();
    const facts = { job: job.id, kind: job.kind };
    if (isTroubleOfServer(error)) {
      log.warn({ ...facts, code: error.code }, 'job put off');
      return handBack(putOffFor);
    }
    if (error instanceof JobCancelled) return finishJob(workspace, job.id, { status: 'cancelled' });
    if (!(error instanceof TenonError)) log.error({ err: error, ...facts }, 'job failed');
    await finishJob(workspace, job.id, { status: 'failed', problem: problemOf(error) });
  }
}

function objectsOf({ input }: JobRow): string[] {
  const { object, plan } = (input ?? {}) as { object?: unknown; plan?: { object?: unknown } };
  return [object, plan?.object].filter((each) => typeof each === 'string');
}

/** True when nothing is wrong with the job: the database is away, has no room or no time for it, and it can go on from where it was. */
function isTroubleOfServer(error: unknown): error is TenonError {
  return error instanceof TenonError && ['databaseDown', 'diskFull', 'busy'].includes(error.code);
}

/** A caller's mistake is named as what it is; a fault of ours is in the log only. */
function problemOf(error: unknown): string {
  return JSON.stringify(
    error instanceof TenonError
      ? { code: error.code, params: error.details.params, problems: error.details.problems }
      : { code: 'internal' },
  );
}
