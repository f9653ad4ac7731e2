import { TenonError } from '../base/errors.ts';
import { refusalMark } from './refusal-mark.ts';
import type { Workspace } from './workspace.ts';

/** What PostgreSQL says where columns are not what a statement takes them for: unknown names, other types, a kept plan that no longer fits. */
const saysOtherColumns = /^(42|22|0A000|08P01)/;
const saysValueRefused = '23514';

/**
 * Does work that met the tables of a publish with the model from before it once again, with the model of now. It is done at the most twice, and
 * the first time has left nothing behind, since its transaction failed. Pass no work that is part of somebody else's transaction.
 */
export async function runAgainAfterPublish<Result>(workspace: Workspace, work: () => Promise<Result>): Promise<Result> {
  const { revision } = workspace.snapshot;
  try {
    return await work();
  } catch (error) {
    if (!(await isOutdated(workspace, revision, error))) throw error;
    return work();
  }
}

/** Whether the model of that revision is what failed, and a newer one is at hand now. */
export async function isOutdated(workspace: Workspace, revision: number, error: unknown): Promise<boolean> {
  if (!meetsOtherTables(error)) return false;
  // Another server may have published, and its word be still on the way.
  if (workspace.snapshot.revision === revision) await workspace.reload();
  return workspace.snapshot.revision > revision;
}

function meetsOtherTables(error: unknown): boolean {
  const said = (error instanceof TenonError ? error.details.cause : error) ?? {};
  const { code, constraint } = said as { code?: unknown; constraint?: unknown };
  if (typeof code !== 'string') return false;
  return saysOtherColumns.test(code) || (code === saysValueRefused && String(constraint).startsWith(refusalMark));
}
