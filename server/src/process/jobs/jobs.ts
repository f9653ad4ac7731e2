import { Logger, runMigrations, run as runWorker } from 'graphile-worker';
import type { Actor } from '../../access/actor.ts';
import { isOwnedBy } from '../../access/owner.ts';
import type { Database, Transaction } from '../../base/database/database.ts';
import { openQueuePool } from '../../base/database/open-queue-pool.ts';
import { TenonError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import type { Workspaces } from '../../catalog/open-workspaces.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { cancelJob, handBackJob, jobTask, type NewJob, queueJob, wakeNextJob, wakeStaleJobs } from './job-queue.ts';
import { claimJob, type JobRow, readJobRow } from './job-rows.ts';
import { type JobRunner, runJob } from './run-job.ts';

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
  /** Called at the start and every ten minutes, for what is planned for a day that has come. */
  rollOut?(): Promise<void>;
};

const sweepEvery = 15_000;
const handBackAfter = 2000;
/** One more than a workspace may have under way, so that no company waits for another alone. */
const atOnce = 4;

/**
 * Long work in the background. A queued job is only a wake-up call: state, progress and result are rows of the workspace, and a job
 * whose server died is taken up by another as soon as its heartbeat stops.
 */
export async function openJobs(setting: JobSetting): Promise<Jobs> {
  const { database, log, workspaces } = setting;
  const stopping = new AbortController();
  const underWay = new Map<string, Workspace>();
  const queue = await openQueue(setting, work);

  return {
    start: (workspace, actor, job, tx) =>
      tx ? queueJob(tx, workspace, actor, job) : database.platform.transaction((own) => queueJob(own, workspace, actor, job)),
    read: ownJob,
    async cancel(workspace, actor, id) {
      await cancelJob(workspace, await ownJob(workspace, actor, id));
    },
    async stop() {
      stopping.abort();
      // What does not look up in time is cut off with the server, and must not count as at work until its heartbeat is missed.
      const late = setTimeout(() => void handBackAll(), handBackAfter);
      await queue.stop();
      clearTimeout(late);
    },
  };

  async function handBackAll(): Promise<void> {
    await Promise.allSettled([...underWay].map(([id, workspace]) => handBackJob(database, workspace, { id })));
  }

  async function work({ workspace: workspaceId, id }: WakeUp): Promise<void> {
    const workspace = await workspaces.get(workspaceId);
    const job = await claimJob(workspace, id);
    if (!job) return;
    underWay.set(id, workspace);
    try {
      await runJob(workspace, job, {
        ...{ runners: setting.runners, solutions: workspaces.solutions, stopping: stopping.signal, log },
        handBack: (after) => handBackJob(database, workspace, { id, after }),
      });
    } finally {
      underWay.delete(id);
      if (!stopping.signal.aborted)
        await wakeNextJob(database, workspace, id).catch((error) => log.warn({ err: error }, 'next job not woken'));
    }
  }
}

type WakeUp = { workspace: string; id: string };

/** Calls `work` for each job that is queued or whose server died, `atOnce` at a time. Ends nothing that is at work when it stops: it waits for it. */
async function openQueue(setting: JobSetting, work: (job: WakeUp) => Promise<void>): Promise<{ stop(): Promise<void> }> {
  const { log } = setting;
  const pool = openQueuePool({ connectionString: setting.databaseUrl, max: 4, application_name: 'tenon-jobs' }, log);
  const logger = new Logger(() => (level, message) => log[level === 'warning' ? 'warn' : level]({ queue: true }, message));
  // Before anything works: a start that cannot open its workspaces shall leave nothing running.
  try {
    await runMigrations({ pgPool: pool, logger });
    await wakeStaleJobs(setting);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const worker = await runWorker({
    pgPool: pool,
    concurrency: atOnce,
    pollInterval: 2000,
    noHandleSignals: true,
    logger,
    crontab: '17 3 * * * tenon_tidy\n*/10 * * * * tenon_roll_out',
    taskList: {
      [jobTask]: (payload) => work(payload as WakeUp),
      tenon_tidy: () => setting.cleanUp(),
      tenon_roll_out: async () => setting.rollOut?.(),
    },
  });
  // A day may have come while nothing ran.
  void setting.rollOut?.().catch((error) => log.warn({ err: error }, 'apps not rolled out'));
  const sweeper = setInterval(
    () => void wakeStaleJobs(setting).catch((error) => log.warn({ err: error }, 'job sweep failed')),
    sweepEvery,
  ).unref();
  return {
    async stop() {
      clearInterval(sweeper);
      await worker.stop();
      await pool.end();
    },
  };
}

async function ownJob(workspace: Workspace, actor: Actor, id: string): Promise<JobRow> {
  const job = await readJobRow(workspace, id);
  if (!job || (!isOwnedBy(actor, { userId: job.createdBy, keyId: job.keyId }) && !actor.rights.system.has('manageMetadata')))
    throw new TenonError('notFound');
  return job;
}
