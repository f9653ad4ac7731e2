import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { checkPlan } from '../../data/import/columns/check-plan.ts';
import type { GivenPlan } from '../../data/import/columns/import-plan.ts';
import { readUpload } from '../../data/import/file/uploads.ts';
import { readFailedRows } from '../../data/import/run/import-errors.ts';
import { findImport, findTwin, importKind, isTakenUp, undoImportKind } from '../../data/import/run/import-jobs.ts';
import type { ImportInput } from '../../data/import/run/run-import.ts';
import { inWriteTransaction } from '../../data/write/in-write-transaction.ts';
import type { Jobs } from './jobs.ts';

export type ImportRequest = {
  upload: string;
  plan: GivenPlan;
  dryRun: boolean;
  /** Brings in only the rows that this import of the same file left out. */
  failedOf?: string;
};

/** Checks that the plan fits the file and the actor's rights. Throws `notFound`, `forbidden`, or `invalid` with everything that does not fit. */
export async function checkImport(workspace: Workspace, actor: Actor, request: ImportRequest): Promise<ImportInput> {
  const upload = await readUpload(workspace, actor, request.upload);
  await checkPlan(workspace, actor, { upload, plan: request.plan });
  const { name } = upload;
  const rows = request.failedOf === undefined ? upload.rows : await countFailed(workspace, actor, request);
  return { ...request, name, rows, object: request.plan.object };
}

/** Throws `notFound` for another file's, and `stillRunning`. */
async function countFailed(workspace: Workspace, actor: Actor, { upload, failedOf = '' }: ImportRequest): Promise<number> {
  const before = await findImport(workspace, actor, { id: failedOf });
  if (before.upload !== upload || before.dryRun) throw new TenonError('notFound');
  if (before.endedAt === undefined) throw new TenonError('stillRunning');
  return (await readFailedRows(workspace, failedOf)).size;
}

/**
 * Queues a checked import and answers its id. Asked twice while the first is under way, it answers that one. Rows that were left out come in once: throws
 * `alreadyDone` when an import has taken them up already.
 */
export function startImport(
  jobs: Jobs,
  workspace: Workspace,
  actor: Actor,
  { input, tx }: { input: ImportInput; tx?: Transaction },
): Promise<{ id: string }> {
  return tx ? start(tx) : inWriteTransaction(workspace, start);

  async function start(within: Transaction): Promise<{ id: string }> {
    const lock = `${workspace.id} import ${input.upload}`;
    await within.query({ text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [lock] });
    const twin = await findTwin(workspace, actor, { tx: within, input });
    if (!twin && !input.dryRun && input.failedOf && (await isTakenUp(workspace, within, input.failedOf)))
      throw new TenonError('alreadyDone');
    return { id: twin ?? (await jobs.start(workspace, actor, { kind: importKind, input }, within)) };
  }
}

/** Queues the undo of an import that is over. Throws `notFound`, and `alreadyDone` when there is nothing to take back. */
export function undoImport(
  jobs: Jobs,
  workspace: Workspace,
  actor: Actor,
  { id, tx }: { id: string; tx?: Transaction },
): Promise<{ id: string }> {
  return tx ? start(tx) : inWriteTransaction(workspace, start);

  async function start(within: Transaction): Promise<{ id: string }> {
    const { undo, status } = await findImport(workspace, actor, { id, tx: within });
    if (status === 'running') throw new TenonError('stillRunning');
    if (undo === undefined) throw new TenonError('alreadyDone');
    await jobs.start(workspace, actor, { kind: undoImportKind, input: { import: id, batch: undo } }, within);
    return { id };
  }
}
