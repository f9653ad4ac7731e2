import type { Actor } from '../access/actor.ts';
import { TenonError } from '../base/errors.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { findTwin, type ImportState, importKind, readImport, undoImportKind } from '../data/import/import-jobs.ts';
import { checkPlan, type GivenPlan } from '../data/import/import-plan.ts';
import { readUpload } from '../data/import/uploads.ts';
import type { Jobs } from './jobs.ts';

export type ImportRequest = { upload: string; plan: GivenPlan; dryRun: boolean };

/**
 * Checks that the plan fits the file and the actor's rights, and queues the import. Asked twice while the first is under way, it
 * answers that one. Throws `notFound`, `forbidden`, or `invalid` with everything that does not fit.
 */
export async function startImport(jobs: Jobs, workspace: Workspace, actor: Actor, request: ImportRequest): Promise<ImportState> {
  const upload = await readUpload(workspace, actor, request.upload);
  await checkPlan(workspace, actor, { upload, plan: request.plan });
  const { name, rows } = upload;
  const input = { ...request, name, rows, object: request.plan.object };
  const id = await workspace.database.platform.transaction(async (tx) => {
    const lock = `${workspace.id} import ${upload.id}`;
    await tx.query({ text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [lock] });
    const twin = await findTwin(workspace, actor, { tx, input });
    return twin ?? (await jobs.start(workspace, actor, { kind: importKind, input }, tx));
  });
  return readImport(workspace, actor, id);
}

/** Queues the undo of an import that is over. Throws `notFound`, and `alreadyDone` when there is nothing to take back. */
export async function undoImport(jobs: Jobs, workspace: Workspace, actor: Actor, id: string): Promise<ImportState> {
  const { undo, status } = await readImport(workspace, actor, id);
  if (status === 'running') throw new TenonError('stillRunning');
  if (undo === undefined) throw new TenonError('alreadyDone');
  await jobs.start(workspace, actor, { kind: undoImportKind, input: { import: id, batch: undo } });
  return readImport(workspace, actor, id);
}
