import type { ImportJob } from '@tenon/metadata';
import type { Actor } from '../../../access/actor.ts';
import type { Statement, Transaction } from '../../../base/database/database.ts';
import { TenonError } from '../../../base/errors.ts';
import { isId } from '../../../base/ids.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import type { KeptRecords } from '../../undo/kept-records.ts';
import { sysTable } from '../../write/save/sys-table.ts';
import type { GivenPlan } from '../columns/import-plan.ts';
import type { Replacement } from '../columns/replacements.ts';
import { type ImportCause, readCauses } from './import-causes.ts';
import { readErrors, type StoredError } from './import-errors.ts';
import type { ImportNote } from './import-notes.ts';
import { startOf } from './import-progress.ts';
import type { ImportInput } from './run-import.ts';

/** An import as it stands, its problems not yet put into words. */
export type ImportState = Omit<ImportJob, 'errors' | 'causes' | 'notes' | 'replacements' | 'problem' | 'kept' | 'plan'> & {
  notes?: ImportNote[];
  replacements?: Replacement[];
  plan: GivenPlan;
  causes: ImportCause[];
  kept?: KeptRecords;
  errors: Pick<StoredError, 'row' | 'errors'>[];
  /** JSON of an error's code, params and problems. */
  problem: string | null;
  upload: string;
};

type Row = {
  id: string;
  status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  input: ImportInput;
  progress: Record<string, unknown>;
  problem: string | null;
  startedAt: string | null;
  endedAt: string | null;
  undone: boolean;
  undoStatus: Row['status'] | null;
  undoProblem: string | null;
  kept: KeptRecords | null;
};

export const importKind = 'import';
export const undoImportKind = 'undoImport';

const firstErrors = 100;
const mostListed = 50;

/** The actor's own imports, newest first. */
export async function listImports(workspace: Workspace, actor: Actor): Promise<ImportState[]> {
  const rows = await workspace.db.read<Row>(
    select(workspace, `j.created_by = $1 and j.key_id is not distinct from $2 order by j.id desc limit ${mostListed}`, {
      values: [actor.userId, actor.keyId ?? null],
      progress: "j.progress - 'replaced' as progress",
    }),
  );
  return rows.map(describe);
}

/** The actor's own import with its first errors and their causes, or anybody's for who manages the workspace. Throws `notFound`. */
export async function readImport(workspace: Workspace, actor: Actor, id: string): Promise<ImportState> {
  const found = await findImport(workspace, actor, { id });
  const errors = await readErrors(workspace, id, { limit: firstErrors });
  // While it runs they grow, and are asked for once a second.
  return { ...found, errors, causes: found.endedAt && errors.length > 0 ? await readCauses(workspace, id) : [] };
}

/** The same without its errors, as a transaction sees it. */
export async function findImport(
  workspace: Workspace,
  actor: Actor,
  { id, tx }: { id: string; tx?: Transaction },
): Promise<ImportState> {
  if (!isId(id)) throw new TenonError('notFound');
  const all = actor.rights.system.has('manageMetadata');
  const statement = select(workspace, 'j.id = $1 and ((j.created_by = $2 and j.key_id is not distinct from $4) or $3)', {
    values: [id, actor.userId, all, actor.keyId ?? null],
  });
  const [row] = await (tx ? tx.query<Row>(statement) : workspace.db.read<Row>(statement));
  if (!row) throw new TenonError('notFound');
  return describe(row);
}

/** An import of the same file by the same plan that is still under way: a second click means that one. */
export async function findTwin(
  workspace: Workspace,
  actor: Actor,
  { tx, input }: { tx: Transaction; input: ImportInput },
): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>({
    text: `select id from ${sysTable({ workspace }, 'sys_job')} where kind = '${importKind}' and status in ('queued', 'running')
      and created_by = $1 and key_id is not distinct from $3 and input = $2::jsonb limit 1`,
    values: [actor.userId, JSON.stringify(input), actor.keyId ?? null],
  });
  return row?.id;
}

/** Whether another import has brought in, or brings in, the rows that this one left out. */
export async function isTakenUp(workspace: Workspace, tx: Transaction, failedOf: string): Promise<boolean> {
  const [row] = await tx.query({
    text: `select from ${sysTable({ workspace }, 'sys_job')} j left join ${sysTable({ workspace }, 'sys_batch')} b on b.id = (j.progress->>'batch')::uuid
      where j.kind = '${importKind}' and j.input->>'failedOf' = $1 and not (j.input->>'dryRun')::boolean
        and j.status in ('queued', 'running', 'done') and b.undone_at is null limit 1`,
    values: [failedOf],
  });
  return row !== undefined;
}

type Selected = { values: unknown[]; progress?: string };

function select(workspace: Workspace, where: string, { values, progress = 'j.progress' }: Selected): Statement {
  const job = sysTable({ workspace }, 'sys_job');
  return {
    text: `select j.id, j.status, j.input, ${progress}, j.problem, j.started_at as "startedAt", j.ended_at as "endedAt",
        b.undone_at is not null as undone, u.status as "undoStatus", u.problem as "undoProblem", u.kept
      from ${job} j left join ${sysTable({ workspace }, 'sys_batch')} b on b.id = (j.progress->>'batch')::uuid
      left join lateral (select status, problem, progress->'keptRecords' as kept from ${job} u where u.kind = '${undoImportKind}' and u.input->>'import' = j.id::text
        order by u.id desc limit 1) u on true
      where j.kind = '${importKind}' and ${where}`,
    values,
  };
}

function describe(row: Row): ImportState {
  const { id, input, startedAt, endedAt, problem, undoProblem } = row;
  const { processed, created, updated, skipped, failed, batch, notes, replaced } = startOf(row.progress);
  const mayUndo = batch && created + updated > 0 && !row.undone && endedAt !== null;
  return {
    ...{ id, object: input.object, name: input.name, upload: input.upload, dryRun: input.dryRun, rows: input.rows },
    ...{ processed, created, updated, skipped, failed },
    status: statusOf(row),
    ...(startedAt !== null && { startedAt }),
    ...(endedAt !== null && { endedAt }),
    ...(mayUndo && { undo: batch }),
    ...(row.kept && { kept: row.kept }),
    ...(notes && { notes }),
    ...(replaced && replaced.replaced > 0 && replaced),
    plan: input.plan,
    errors: [],
    causes: [],
    problem: problem ?? undoProblem,
  };
}

function statusOf({ status, input, undone, undoStatus }: Row): ImportJob['status'] {
  // What was taken back already is told once it is known, too, what was kept.
  if (undoStatus === 'queued' || undoStatus === 'running') return 'running';
  if (undone) return 'undone';
  return status === 'running' && input.dryRun ? 'checking' : status;
}
