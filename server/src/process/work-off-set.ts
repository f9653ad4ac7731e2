import type { Actor } from '../access/actor.ts';
import { actorForApiKey, actorForUser } from '../access/actors.ts';
import { TenonError } from '../base/errors.ts';
import { runAgainAfterPublish } from '../catalog/run-again-after-publish.ts';
import type { Workspace } from '../catalog/workspace.ts';
import type { ChangeEvent } from './change-event.ts';
import { insertCalls, type NewCall } from './connections/call-rows.ts';
import { findSends } from './connections/find-sends.ts';
import { type EventRow, lockEvents, noteDone, putOffEvent, removeEvents } from './event-rows.ts';
import { isPassing, laterThan, problemOf } from './run-failure.ts';
import { findMatching, processesFor, runProcess } from './run-process.ts';
import { type Failure, insertRun } from './run-rows.ts';

/**
 * Carries out what some events set off, each of another record: process after process, in a transaction for all of them. Where one event
 * is at fault, the others are done without it, and what failed is kept to be tried again. At last the events are taken off the outbox.
 *
 * Answers whether it went well; not so where the database is in trouble, which is for all who come after the same. A single event is then
 * put off; of several, each is to be tried by itself.
 */
export async function workOffSet(workspace: Workspace, rows: readonly EventRow[]): Promise<boolean> {
  try {
    for (const group of groupByActor(rows)) await workOffGroup(workspace, group);
    return true;
  } catch (error) {
    const [first, ...others] = rows.map(({ event }) => event);
    if (!first || others.length > 0) return false;
    tellTrouble(workspace, first, error);
    await workspace.db.transaction((tx) => putOffEvent(tx, workspace, first, laterThan(workspace, first.at)));
    return false;
  }
}

/** A fault of ours is not to hold up what comes after it either. */
export function tellTrouble({ log }: Workspace, { id: event, object }: ChangeEvent, error: unknown): void {
  if (isPassing(error)) log.warn({ code: error.code, event, object }, 'an event waits for the database');
  else log.error({ err: error, event, object }, 'an event could not be worked off');
}

/** Whoever made the change, with no more rights than they made it with. */
export async function actorOf(workspace: Workspace, { actor, key_roles: roles }: ChangeEvent): Promise<Actor | undefined> {
  if (actor === null) return undefined;
  if (roles === null) return actorForUser(workspace, actor, 'process');
  const key = await actorForApiKey(workspace, { userId: actor, roles });
  return key && { ...key, source: 'process' };
}

function groupByActor(rows: readonly EventRow[]): EventRow[][] {
  const groups = new Map<string, EventRow[]>();
  for (const row of rows) {
    const key = `${row.event.actor} ${row.event.key_roles}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

async function workOffGroup(workspace: Workspace, rows: readonly EventRow[]): Promise<void> {
  const [first] = rows.map(({ event }) => event);
  const actor = first && (await actorOf(workspace, first));
  const doneBefore = new Map(rows.map(({ event, done }) => [event, done]));
  const isDue = (name: string) => (event: ChangeEvent) =>
    processesFor(workspace.snapshot, event).includes(name) && !doneBefore.get(event)?.includes(name);
  // Ours as long as no other server is seen to work on them.
  let ours = rows.map(({ event }) => event);
  // Who is no longer active sets nothing off.
  for (const name of actor ? workspace.snapshot.processes.keys() : []) {
    const taken = actor ? await runFor({ workspace, actor, process: name }, ours.filter(isDue(name))) : new Set();
    ours = ours.filter((event) => !taken.has(event));
  }
  await closeEvents(workspace, ours);
}

type Attempt = { workspace: Workspace; actor: Actor; process: string };

/** Runs a process for those of the events that satisfy its condition. Answers those that another server works on. */
async function runFor(attempt: Attempt, events: readonly ChangeEvent[]): Promise<Set<ChangeEvent>> {
  const { workspace, actor, process } = attempt;
  let step: number | null = null;
  try {
    return await runAgainAfterPublish(workspace, async () => {
      const matching = await findMatching(workspace, actor, { name: process, events });
      if (matching.length === 0) return new Set();
      return workspace.db.transaction(async (tx) => {
        const locked = await lockEvents(tx, workspace, { events: matching, process });
        await runProcess(workspace, actor, { name: process, events: locked, tx, begins: (begun) => (step = begun) });
        tx.pledge(noteDone(tx, workspace, { events: locked, process }));
        return new Set(matching.filter((event) => !locked.includes(event)));
      });
    });
  } catch (error) {
    if (isPassing(error)) throw error;
    if (events.length > 1) return runEach(attempt, events);
    return keepFailure(workspace, events, { process, failure: failureOf(workspace, { event: events[0], process, error, step }) });
  }
}

/** One by one, so that the one at fault keeps no other from being done. */
async function runEach(attempt: Attempt, events: readonly ChangeEvent[]): Promise<Set<ChangeEvent>> {
  const taken = new Set<ChangeEvent>();
  for (const event of events) for (const each of await runFor(attempt, [event])) taken.add(each);
  return taken;
}

async function keepFailure(
  workspace: Workspace,
  events: readonly ChangeEvent[],
  { process, failure }: { process: string; failure: Failure },
): Promise<Set<ChangeEvent>> {
  return workspace.db.transaction(async (tx) => {
    const locked = await lockEvents(tx, workspace, { events, process });
    for (const event of locked) await insertRun(tx, workspace, { process, event, failure });
    await noteDone(tx, workspace, { events: locked, process });
    return new Set(events.filter((event) => !locked.includes(event)));
  });
}

/** Takes events off the outbox, and queues what connections send of them. */
async function closeEvents(workspace: Workspace, events: readonly ChangeEvent[]): Promise<void> {
  if (events.length === 0) return;
  let calls: NewCall[] = [];
  let failure: Failure | undefined;
  try {
    calls = await runAgainAfterPublish(workspace, () => findSends(workspace, events));
  } catch (error) {
    if (events.length > 1 && !isPassing(error)) {
      for (const event of events) await closeEvents(workspace, [event]);
      return;
    }
    failure = failureOf(workspace, { event: events[0], process: null, error, step: null });
  }
  await workspace.db.transaction(async (tx) => {
    const locked = await lockEvents(tx, workspace, { events, process: null });
    const ids = new Set(locked.map(({ id }) => id));
    const queued = calls.filter(({ change }) => change && ids.has(change.id));
    tx.pledge(insertCalls(tx, workspace, queued));
    if (failure) for (const event of locked) await insertRun(tx, workspace, { process: null, event, failure });
    tx.pledge(removeEvents(tx, workspace, locked));
  });
}

type Failed = { event: ChangeEvent | undefined; process: string | null; error: unknown; step: number | null };

/** What passes is thrown on: nobody is told that a process failed because the database was away. */
export function failureOf({ log }: Workspace, { event, process, error, step }: Failed): Failure {
  if (isPassing(error)) throw error;
  const problem = problemOf(error);
  const of = { event: event?.id, object: event?.object, process, step };
  if (error instanceof TenonError) log.warn({ ...of, problem }, 'a process failed');
  else log.error({ ...of, err: error }, 'a process failed');
  return { step, problem };
}
