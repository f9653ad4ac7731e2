import type { JobSummary } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { quoteName } from '../../catalog/quote-name.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { resolveTitles, withTitle } from '../../data/read/resolve-titles.ts';
import type { KeptRecords } from '../../data/undo/kept-records.ts';
import { factsOf, kindsForManagers } from '../job-kinds/index.ts';
import type { JobFacts } from '../job-kinds/job-kind.ts';
import type { JobRow, JobStatus } from './job-rows.ts';

/** A job for the tray, its problem as the JSON it is kept as, and nothing yet in words. */
export type ListedJob = Omit<JobSummary, 'problem' | 'kept' | 'refused' | 'warned'> &
  Pick<JobFacts, 'refused' | 'warned'> & { problem: string | null; kept?: KeptRecords };

type Row = Pick<JobRow, 'id' | 'kind' | 'status' | 'input' | 'progress' | 'problem' | 'createdBy' | 'createdAt' | 'endedAt'> & {
  undone: boolean;
  undoStatus: JobStatus | null;
  undoProblem: string | null;
  kept: KeptRecords | null;
};

const mostListed = 20;

/**
 * What the actor started in the last seven days, newest first; who manages definitions sees what others started and all of the workspace notices
 * as well. An undo is told with what it takes back, and a dry run is told by its
 * own page only.
 */
export async function listJobs(workspace: Workspace, actor: Actor): Promise<ListedJob[]> {
  const job = `${quoteName(workspace.schema)}.sys_job`;
  const ofOthers = actor.rights.system.has('manageMetadata') ? kindsForManagers : [];
  const rows = await workspace.db.read<Row>({
    text: `select j.id, j.kind, j.status, j.input, j.progress, j.problem, j.created_by as "createdBy", j.created_at as "createdAt", j.ended_at as "endedAt",
        b.undone_at is not null as undone, u.status as "undoStatus", u.problem as "undoProblem",
        coalesce(u.kept, j.progress->'keptRecords') as kept
      from ${job} j
      left join ${quoteName(workspace.schema)}.sys_batch b on b.id = coalesce(j.progress->>'undo', j.progress->>'batch')::uuid
      left join lateral (select status, problem, progress->'keptRecords' as kept from ${job} u where u.kind = 'undoImport' and u.input->>'import' = j.id::text
        order by u.id desc limit 1) u on j.kind = 'import'
      where (j.created_by = $1 and j.key_id is not distinct from $3 or j.kind = any($4::text[])) and j.created_at > $2::timestamptz - interval '7 days' and j.kind <> 'undoImport'
        and coalesce(j.input->>'dryRun', 'false') = 'false'
      order by j.id desc limit ${mostListed}`,
    values: [actor.userId, workspace.clock.now(), actor.keyId ?? null, ofOthers],
  });
  const others = rows.flatMap(({ createdBy: id }) => (id === actor.userId ? [] : [{ object: 'user', id }]));
  const titles = others.length > 0 ? await resolveTitles(workspace, actor, others) : () => undefined;
  return rows.map((row) => ({
    ...describe(row),
    ...(row.createdBy !== actor.userId && { by: withTitle(titles, { object: 'user', id: row.createdBy }) }),
  }));
}

function describe(row: Row): ListedJob {
  const { id, kind, createdAt, endedAt, problem, undoProblem, undone, kept } = row;
  const { undo, ...facts } = factsOf(row);
  const isOver = endedAt !== null && row.undoStatus !== 'queued' && row.undoStatus !== 'running';
  return {
    ...{ id, kind, createdAt, ...facts },
    status: endedAt !== null && !isOver ? 'running' : undone ? 'undone' : row.status,
    ...(endedAt !== null && { endedAt }),
    ...(isOver && !undone && undo !== undefined && { undo }),
    ...(kept && { kept }),
    problem: problem ?? undoProblem,
  };
}
