import type { Actor } from '../access/actor.ts';
import { actorForApiKey, actorForUser } from '../access/actors.ts';
import type { Transaction } from '../base/database.ts';
import { TenonError } from '../base/errors.ts';
import { runAgainAfterPublish } from '../catalog/run-again-after-publish.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { insertCall, type NewCall } from './connections/call-rows.ts';
import { findSends } from './connections/find-sends.ts';
import { type EventRow, lockEvent, noteDone, putOffEvent, removeEvent } from './event-rows.ts';
import { isPassing, laterThan, problemOf } from './run-failure.ts';
import { type ChangeEvent, processesFor, runProcess } from './run-process.ts';
import { type Failure, failRun, giveUpRun, insertRun, lockRun, putOffRun, type RunRow, removeRun } from './run-rows.ts';

type Attempt = { workspace: Workspace; actor: Actor | undefined; event: ChangeEvent; process: string | null };

/**
 * Carries out what an event sets off, each process in a transaction of its own: one that fails is kept to be tried again, and keeps no
 * other from being done. The last one takes the event off the outbox.
 *
 * Answers whether it went well; not so where the database is in trouble, which is for all who come after the same.
 */
export async function workOffEvent(workspace: Workspace, { event, done }: EventRow): Promise<boolean> {
  try {
    const actor = await actorOf(workspace, event);
    // Who is no longer active sets nothing off.
    const names = actor ? processesFor(workspace.snapshot, event).filter((name) => !done.includes(name)) : [];
    for (const name of names) {
      const isLast = name === names.at(-1);
      if (!(await runOnce({ workspace, actor, event, process: name }, isLast))) return true;
    }
    if (names.length === 0) await runOnce({ workspace, actor, event, process: null }, true);
    return true;
  } catch (error) {
    tell(workspace, event, error);
    await workspace.db.transaction((tx) => putOffEvent(tx, workspace, event, laterThan(workspace, event.at)));
    return false;
  }
}

/** A fault of ours is not to hold up what comes after it either. */
function tell({ log }: Workspace, { id: event, object }: ChangeEvent, error: unknown): void {
  if (isPassing(error)) log.warn({ code: error.code, event, object }, 'an event waits for the database');
  else log.error({ err: error, event, object }, 'an event could not be worked off');
}

/** False when another server works on the event. */
async function runOnce(attempt: Attempt, isLast: boolean): Promise<boolean> {
  const { workspace, event, process } = attempt;
  const sends = isLast ? await tryToFind(attempt) : { calls: [] };
  const within = (work: (tx: Transaction) => Promise<void>) =>
    workspace.db.transaction(async (tx) => {
      if (!(await lockEvent(tx, workspace, { event, process }))) return false;
      await work(tx);
      for (const call of sends.calls) await insertCall(tx, workspace, call);
      if (sends.failure) await insertRun(tx, workspace, { process: null, event, failure: sends.failure });
      if (isLast) await removeEvent(tx, workspace, event);
      else if (process !== null) await noteDone(tx, workspace, { event, process });
      return true;
    });
  let step: number | null = null;
  try {
    return await runAgainAfterPublish(workspace, () => within((tx) => carryOut(attempt, tx, (begun) => (step = begun))));
  } catch (error) {
    const failure = failureOf(attempt, { error, step });
    return within((tx) => insertRun(tx, workspace, { process, event, failure }));
  }
}

async function tryToFind(attempt: Attempt): Promise<{ calls: NewCall[]; failure?: Failure }> {
  try {
    return { calls: await runAgainAfterPublish(attempt.workspace, () => findSends(attempt.workspace, attempt.event)) };
  } catch (error) {
    return { calls: [], failure: failureOf({ ...attempt, process: null }, { error, step: null }) };
  }
}

/** Tries once more what failed for an event. Answers whether it went well, as `workOffEvent` does. */
export async function retryRun(workspace: Workspace, run: RunRow): Promise<boolean> {
  const { event, process } = run;
  const within = (work: (tx: Transaction) => Promise<void>) =>
    workspace.db.transaction(async (tx) => {
      if (await lockRun(tx, workspace, run)) await work(tx);
    });
  let step: number | null = null;
  try {
    if (process !== null && !isInForce(workspace, process)) {
      await within((tx) => giveUpRun(tx, workspace, run));
      return true;
    }
    const attempt = { workspace, actor: await actorOf(workspace, event), event, process };
    try {
      await runAgainAfterPublish(workspace, async () => {
        const calls = process === null ? await findSends(workspace, event) : [];
        await within(async (tx) => {
          await carryOut(attempt, tx, (begun) => (step = begun));
          for (const call of calls) await insertCall(tx, workspace, call);
          await removeRun(tx, workspace, run);
        });
      });
    } catch (error) {
      const failure = failureOf(attempt, { error, step });
      await within((tx) => failRun(tx, workspace, run, failure));
    }
    return true;
  } catch (error) {
    tell(workspace, event, error);
    await within((tx) => putOffRun(tx, workspace, run, laterThan(workspace, event.at)));
    return false;
  }
}

async function carryOut({ workspace, actor, event, process }: Attempt, tx: Transaction, begins: (step: number) => void) {
  if (process !== null && actor) await runProcess(workspace, actor, { name: process, event, tx, begins });
}

function isInForce({ snapshot }: Workspace, name: string): boolean {
  const process = snapshot.processes.get(name);
  return process !== undefined && process.active !== false;
}

/** What passes is thrown on: nobody is told that a process failed because the database was away. */
function failureOf({ workspace, event, process }: Attempt, { error, step }: { error: unknown; step: number | null }): Failure {
  if (isPassing(error)) throw error;
  const problem = problemOf(error);
  const of = { event: event.id, object: event.object, process, step };
  if (error instanceof TenonError) workspace.log.warn({ ...of, problem }, 'a process failed');
  else workspace.log.error({ ...of, err: error }, 'a process failed');
  return { step, problem };
}

/** Whoever made the change, with no more rights than they made it with. */
async function actorOf(workspace: Workspace, { actor, key_roles: roles }: ChangeEvent): Promise<Actor | undefined> {
  if (actor === null) return undefined;
  if (roles === null) return actorForUser(workspace, actor, 'process');
  const key = await actorForApiKey(workspace, { userId: actor, roles });
  return key && { ...key, source: 'process' };
}
