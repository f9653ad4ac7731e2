import { errorCatalogue, TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import type { ChangeEvent } from '../triggers/change-event.ts';
import type { Failure } from './run-rows.ts';

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

type Failed = { event: ChangeEvent | undefined; process: string | null; error: unknown; step: string | null };

/** What passes is thrown on: nobody is told that a process failed because the database was away. */
export function failureOf({ log }: Workspace, { event, process, error, step }: Failed): Failure {
  if (isPassing(error)) throw error;
  const problem = problemOf(error);
  const of = { event: event?.id, object: event?.object, process, step };
  if (error instanceof TenonError) log.warn({ ...of, problem }, 'a process failed');
  else log.error({ ...of, err: error }, 'a process failed');
  return { step, problem };
}

/** A fault of ours is not to hold up what comes after it either. */
export function logTrouble({ log }: Workspace, { id: event, object }: ChangeEvent, error: unknown): void {
  if (isPassing(error)) log.warn({ code: error.code, event, object }, 'an event waits for the database');
  else log.error({ err: error, event, object }, 'an event could not be worked off');
}
