import { errorCatalogue, TenonError } from '../base/errors.ts';
import type { Workspace } from '../catalog/workspace.ts';

const [shortest, longest] = [10_000, 600_000];

/** Of the database, or of the moment: what waits for it to pass is not at fault. */
export function isPassing(error: unknown): error is TenonError {
  return error instanceof TenonError && errorCatalogue[error.code].status === 503;
}

/** When to look again whether a trouble has passed: the longer something waits already, the more seldom. */
export function laterThan(workspace: Workspace, since: string): Date {
  const now = workspace.clock.now().getTime();
  const waited = (now - new Date(since).getTime()) / 4;
  return new Date(now + Math.min(Math.max(waited, shortest), longest));
}

/** As it is kept; a fault of ours is in the log only. */
export function problemOf(error: unknown): string {
  if (!(error instanceof TenonError)) return JSON.stringify({ code: 'internal' });
  return JSON.stringify({ code: error.code, params: error.details.params, problems: error.details.problems });
}
