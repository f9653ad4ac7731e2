import type { Solution } from '@tenon/metadata';
import { Logger, runMigrations, run as runWorker } from 'graphile-worker';
import type { Actor } from '../access/actor.ts';
import { actorForApiKey, actorForUser } from '../access/actors.ts';
import { isKeyOpen } from '../access/api-keys.ts';
import { isOwnedBy } from '../access/owner.ts';
import type { Database, Transaction } from '../base/database.ts';
import { TenonError } from '../base/errors.ts';
import { newId } from '../base/ids.ts';
import type { Log } from '../base/log.ts';
import { openQueuePool } from '../base/open-queue-pool.ts';
import type { Workspaces } from '../catalog/open-workspaces.ts';
import { quoteName } from '../catalog/quote-name.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { jobChanges } from '../data/history/record-changes.ts';
import { claimJob, finishJob, type JobRow, keepAlive, nextJob, readJobRow, releaseJob, staleJobs } from './job-rows.ts';

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

/** Does the work of one kind of job with the rights of the person who started it; what it returns is the job's last progress. */
export type JobRunner = (
  workspace: Workspace,
  actor: Actor,
  job: JobRow,
  control: JobControl,
) => Promise<Record<string, unknown>>;

export class JobCancelled extends Error {}

/** The server stops, or rights changed: the job goes back into the queue, and goes on from its last progress at the next start, or on another server. */
class JobHandedBack extends JobCancelled {}

/** Whether somebody asked for its end, and nobody goes on with it. */
export function isCancelled(error: unknown): boolean {
  return error instanceof JobCancelled && !(error instanceof JobHandedBack);
}

export type NewJob = { kind: string; input: unknown };

export type Jobs = {
  /** Queues a job and answers its id; the queue and the job's row are written in one transaction, which may be one of the workspace's. */
  start(workspace: Workspace, actor: Actor, job: NewJob, tx?: Transaction): Promise<string>;
  /** The actor's own job, or any for who manages metadata. Throws `notFound`. */
  read(workspace: Workspace, actor: Actor, id: string): Promise<JobRow>;
  cancel(workspace: Workspace, actor: Actor, id: string): Promise<void>;
  stop(): Promise<void>;
};

export type JobSetting = {
  database: Database;
  databaseUrl: string;
  workspaces: Workspaces;
  log: Log;
  runners: Record<string, JobRunner>;
  /** Called once a day, for what gathers and is no longer needed. */
  cleanUp(): Promise<void>;
};

const task = 'tenon_job';
const sweepEvery = 15_000;
const handBackAfter = 2000;
/** In seconds, until what met a trouble of the server is tried again. */
const putOffFor = 5;
/** One more than a workspace may have under way, so that no company waits for another alone. */
const atOnce = 4;

/**
 * Long work in the background. A queued job is only a wake-up call: state, progress and result are rows of the workspace, and a job
 * whose server died is taken up by another as soon as its heartbeat stops.
 */
export async function openJobs(setting: JobSetting): Promise<Jobs> {
  const { database, log, workspaces } = setting;
  const pool = openQueuePool({ connectionString: setting.databaseUrl, max: 4, application_name: 'tenon-jobs' }, log);
  const logger = new Logger(() => (level, message) => log[level === 'warning' ? 'warn' : level]({ queue: true }, message));
  const stopping = new AbortController();
  const underWay = new Map<string, Workspace>();
  // Before anything works: a start that cannot open its workspaces shall leave nothing running.
  await prepareQueue().catch(async (error) => {
    await pool.end();
    throw error;
  });
  const worker = await runWorker({
    pgPool: pool,
    concurrency: atOnce,
    pollInterval: 2000,
    noHandleSignals: true,
    logger,
    crontab: '17 3 * * * tenon_tidy',
    taskList: {
      [task]: async (payload) => runJob(payload as { workspace: string; id: string }),
      tenon_tidy: () => setting.cleanUp(),
    },
  });
  const sweeper = setInterval(() => void wakeStale().catch((error) => log.warn({ err: error }, 'job sweep failed')), sweepEvery);
  sweeper.unref();

  return {
    start: (workspace, actor, job, tx) =>
      tx ? queueJob(tx, workspace, actor, job) : database.platform.transaction((own) => queueJob(own, workspace, actor, job)),
    read: async (workspace, actor, id) => ownJob(workspace, actor, id),
    async cancel(workspace, actor, id) {
      const job = await ownJob(workspace, actor, id);
      await workspace.db.transaction((tx) =>
        tx.query({
          text: `update ${quoteName(workspace.schema)}.sys_job set cancel_requested = true,
            status = case status when 'queued' then 'cancelled' else status end,
            ended_at = case status when 'queued' then now() else ended_at end
            where id = $1 and status in ('queued', 'running')`,
          values: [id],
        }),
      );
      tellOwner(workspace, job);
    },
    async stop() {
      clearInterval(sweeper);
      stopping.abort();
      const stopped = worker.stop();
      // What does not look up in time is cut off with the server, and must not count as at work until its heartbeat is missed.
      const late = setTimeout(() => void handBackAll(), handBackAfter);
      await stopped;
      clearTimeout(late);
      await pool.end();
    },
  };

  async function prepareQueue(): Promise<void> {
    await runMigrations({ pgPool: pool, logger });
    await wakeStale();
  }

  async function handBackAll(): Promise<void> {
    await Promise.allSettled([...underWay].map(([id, workspace]) => handBack(workspace, id)));
  }

  async function handBack(workspace: Workspace, id: string, after = 0): Promise<void> {
    if (await releaseJob(workspace, id)) await database.platform.query(wakeUp(workspace.id, id, after));
  }

  /** What found no room is woken by what makes some; the sweep finds what was missed. */
  async function wakeNext(workspace: Workspace, after: string): Promise<void> {
    if (stopping.signal.aborted) return;
    const next = await nextJob(workspace, after);
    if (next) await database.platform.query(wakeUp(workspace.id, next));
  }

  async function wakeStale(): Promise<void> {
    for (const { id } of await workspaces.list()) {
      const workspace = await workspaces.get(id);
      for (const job of await staleJobs(workspace)) await database.platform.query(wakeUp(id, job));
    }
  }

  async function runJob({ workspace: workspaceId, id }: { workspace: string; id: string }): Promise<void> {
    const workspace = await workspaces.get(workspaceId);
    const job = await claimJob(workspace, id);
    if (!job) return;
    underWay.set(id, workspace);
    const heartbeat = keepAlive(workspace, id);
    tellOwner(workspace, job);
    try {
      const runner = setting.runners[job.kind];
      const actor = await actorOf(workspace, job);
      if (!runner || !actor) throw new TenonError('forbidden');
      const progress = await runner(
        workspace,
        actor,
        job,
        controlOf(workspace, { job, actor, stopping: stopping.signal, solutions: workspaces.solutions }),
      );
      await finishJob(workspace, id, { status: 'done', progress });
    } catch (error) {
      if (error instanceof JobHandedBack) return await handBack(workspace, id);
      if (isTroubleOfServer(error)) {
        log.warn({ job: id, kind: job.kind, code: error.code }, 'job put off');
        return await handBack(workspace, id, putOffFor);
      }
      if (!(error instanceof JobCancelled) && !(error instanceof TenonError))
        log.error({ err: error, job: id, kind: job.kind }, 'job failed');
      await finishJob(workspace, id, {
        status: error instanceof JobCancelled ? 'cancelled' : 'failed',
        problem: problemOf(error),
      });
    } finally {
      clearInterval(heartbeat);
      underWay.delete(id);
      tellOwner(workspace, job);
      await wakeNext(workspace, id).catch((error) => log.warn({ err: error }, 'next job not woken'));
    }
  }
}

/** True when nothing is wrong with the job: the database is away, has no room or no time for it, and it can go on from where it was. */
function isTroubleOfServer(error: unknown): error is TenonError {
  return error instanceof TenonError && ['databaseDown', 'diskFull', 'busy'].includes(error.code);
}

async function queueJob(tx: Transaction, workspace: Workspace, actor: Actor, { kind, input }: NewJob): Promise<string> {
  const id = newId();
  await tx.query({
    text: `insert into ${quoteName(workspace.schema)}.sys_job (id, kind, status, input, created_by, key_id, key_roles) values ($1, $2, 'queued', $3, $4, $5, $6)`,
    values: [id, kind, JSON.stringify(input), actor.userId, actor.keyId ?? null, actor.keyRoles ?? null],
  });
  await tx.queryAsPlatform(wakeUp(workspace.id, id));
  tx.afterCommit(() => tellOwner(workspace, { id, createdBy: actor.userId }));
  return id;
}

/** Who started the job, with the rights of now. Nobody when they were let out, or the key was revoked. */
async function actorOf(workspace: Workspace, { createdBy: userId, keyId: id, keyRoles }: JobRow): Promise<Actor | undefined> {
  if (!keyRoles) return actorForUser(workspace, userId, 'web');
  if (id !== null && !(await isKeyOpen(workspace, id))) return undefined;
  return actorForApiKey(workspace, { id, userId, roles: keyRoles });
}

/** Long work does not outlive the rights it was begun with: where they changed, it is taken up anew with those of now. */
async function isAllowedStill(workspace: Workspace, job: JobRow, { rights }: Actor): Promise<boolean> {
  return (await actorOf(workspace, job))?.rights.signature === rights.signature;
}

/** A caller's mistake is told as what it is; a fault of ours is in the log only. */
function problemOf(error: unknown): string | undefined {
  if (error instanceof JobCancelled) return undefined;
  return JSON.stringify(
    error instanceof TenonError
      ? { code: error.code, params: error.details.params, problems: error.details.problems }
      : { code: 'internal' },
  );
}

type Run = { job: JobRow; actor: Actor; stopping: AbortSignal; solutions: readonly Solution[] };

function controlOf(workspace: Workspace, { job, actor, stopping, solutions }: Run): JobControl {
  const write = async (progress: string | null): Promise<void> => {
    const [row] = await workspace.db.transaction((tx) =>
      tx.query<{ cancel_requested: boolean }>({
        text: `update ${quoteName(workspace.schema)}.sys_job set progress = coalesce($2::jsonb, progress), heartbeat_at = now() where id = $1 returning cancel_requested`,
        values: [job.id, progress],
      }),
    );
    tellOwner(workspace, job);
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

/** A hint for the screens of who started it. */
function tellOwner(workspace: Workspace, { id, createdBy }: Pick<JobRow, 'id' | 'createdBy'>): void {
  jobChanges(workspace).publish({ type: 'job', id, by: createdBy });
}

async function ownJob(workspace: Workspace, actor: Actor, id: string): Promise<JobRow> {
  const job = await readJobRow(workspace, id);
  if (!job || (!isOwnedBy(actor, { userId: job.createdBy, keyId: job.keyId }) && !actor.rights.system.has('manageMetadata')))
    throw new TenonError('notFound');
  return job;
}

/** `after`: in seconds. */
function wakeUp(workspace: string, id: string, after = 0) {
  return {
    text: `select graphile_worker.add_job($1, $2::json, job_key => $3, max_attempts => 3, run_at => now() + $4 * interval '1 second')`,
    values: [task, JSON.stringify({ workspace, id }), id, after],
  };
}
