import { isId } from '../../base/ids.ts';
import { quoteName } from '../../catalog/quote-name.ts';
import type { Workspace } from '../../catalog/workspace.ts';

export type JobStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export type JobRow = {
  id: string;
  kind: string;
  status: JobStatus;
  input: unknown;
  progress: Record<string, unknown>;
  /** JSON of an error's code and params. */
  problem: string | null;
  createdBy: string;
  /** The API key that started it; null when a person did. */
  keyId: string | null;
  /** Of the API key that started it: it goes on with the key's rights, not with those of the key's maker. */
  keyRoles: string[] | null;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
};

const columns = `id, kind, status, input, progress, problem, created_by as "createdBy", key_id as "keyId", key_roles as "keyRoles", created_at as "createdAt",
  started_at as "startedAt", ended_at as "endedAt"`;

/** A job whose server has not been heard of for so long is taken for dead. */
const deadAfter = `interval '30 seconds'`;
const heartbeatEvery = 10_000;

export async function readJobRow(workspace: Workspace, id: string): Promise<JobRow | undefined> {
  if (!isId(id)) return undefined;
  const [row] = await workspace.db.read<JobRow>({
    text: `select ${columns} from ${table(workspace)} where id = $1`,
    values: [id],
  });
  return row;
}

/** Of one person, and of a workspace, on all servers together. */
const mostAtOnce = { person: 2, workspace: 3 };

/**
 * Takes the job for this server; undefined when another has it, it is over, or it has to wait for others of the same person or
 * workspace. Whoever ends one of those looks for the `nextJob`.
 */
export async function claimJob(workspace: Workspace, id: string): Promise<JobRow | undefined> {
  return workspace.db.transaction(async (tx) => {
    // Two that look at the same moment would both find room for one.
    await tx.query({ text: `select pg_advisory_xact_lock(hashtextextended($1, 0))`, values: [`jobs ${workspace.schema}`] });
    const [row] = await tx.query<JobRow>({
      text: `update ${table(workspace)} j set status = 'running', started_at = coalesce(started_at, now()), heartbeat_at = now()
        where id = $1 and (status = 'queued' or (status = 'running' and heartbeat_at < now() - ${deadAfter})) and ${hasRoom(workspace)}
        returning ${columns}`,
      values: [id],
    });
    return row;
  });
}

/** The job, other than the one that just made room, that has waited longest, of whoever has the fewest under way. */
export async function nextJob(workspace: Workspace, other: string): Promise<string | undefined> {
  const [row] = await workspace.db.read<{ id: string }>({
    text: `select id from ${table(workspace)} j where status = 'queued' and id <> $1 and ${hasRoom(workspace)}
      order by (${underWay(workspace, 'o.created_by = j.created_by')}), created_at limit 1`,
    values: [other],
  });
  return row?.id;
}

function hasRoom(workspace: Workspace): string {
  return `(${underWay(workspace, 'o.id <> j.id')}) < ${mostAtOnce.workspace}
    and (${underWay(workspace, 'o.id <> j.id and o.created_by = j.created_by')}) < ${mostAtOnce.person}`;
}

function underWay(workspace: Workspace, which: string): string {
  return `select count(*) from ${table(workspace)} o where o.status = 'running' and o.heartbeat_at >= now() - ${deadAfter} and ${which}`;
}

/** A job of that kind that is not over. */
export async function openJobOf(workspace: Workspace, kind: string): Promise<Pick<JobRow, 'id' | 'input'> | undefined> {
  const [row] = await workspace.db.read<Pick<JobRow, 'id' | 'input'>>({
    text: `select id, input from ${table(workspace)} where kind = $1 and status in ('queued', 'running') limit 1`,
    values: [kind],
  });
  return row;
}

/** Says every few seconds that the work goes on. Stop it with `clearInterval`. */
export function keepAlive(workspace: Workspace, id: string): NodeJS.Timeout {
  const beat = () =>
    workspace.db
      .transaction((tx) => tx.query({ text: `update ${table(workspace)} set heartbeat_at = now() where id = $1`, values: [id] }))
      .catch((error) => workspace.log.warn({ err: error, job: id }, 'heartbeat missed'));
  return setInterval(beat, heartbeatEvery).unref();
}

/** `progress` left out stays what it was. `problem` is JSON: code, params, problems. */
export async function finishJob(
  workspace: Workspace,
  id: string,
  { status, progress, problem }: { status: JobStatus; progress?: Record<string, unknown>; problem?: string },
): Promise<void> {
  await workspace.db.transaction((tx) =>
    tx.query({
      text: `update ${table(workspace)} set status = $2, progress = coalesce($3::jsonb, progress), problem = $4, ended_at = now() where id = $1`,
      values: [id, status, progress ? JSON.stringify(progress) : null, problem ?? null],
    }),
  );
}

/** Puts a job that is not over back into the queue; false when it is over. */
export async function releaseJob(workspace: Workspace, id: string): Promise<boolean> {
  const rows = await workspace.db.transaction((tx) =>
    tx.query({
      text: `update ${table(workspace)} set status = 'queued', heartbeat_at = null where id = $1 and status = 'running' returning id`,
      values: [id],
    }),
  );
  return rows.length > 0;
}

/** Jobs that nobody works on any more although they are not over, as many as there may be room for. */
export async function staleJobs(workspace: Workspace): Promise<string[]> {
  const rows = await workspace.db.read<{ id: string }>({
    text: `select id from (
        select id, status, row_number() over (partition by status, created_by order by created_at) as place from ${table(workspace)}
        where (status = 'running' and heartbeat_at < now() - ${deadAfter}) or (status = 'queued' and created_at < now() - ${deadAfter})
      ) waiting where place <= ${mostAtOnce.person}`,
    values: [],
  });
  return rows.map(({ id }) => id);
}

function table(workspace: Workspace): string {
  return `${quoteName(workspace.schema)}.sys_job`;
}
