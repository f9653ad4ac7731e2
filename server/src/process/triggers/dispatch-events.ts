import { awaitsChange, type ProcessBody } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { runAgainAfterPublish } from '../../catalog/run-again-after-publish.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { insertCalls, type NewCall } from '../connections/call-rows.ts';
import { findSends } from '../connections/find-sends.ts';
import { matchCondition } from '../runs/match-condition.ts';
import { keepVersion } from '../runs/process-versions.ts';
import { type Chain, readChains, refusalOf } from '../runs/run-chains.ts';
import { failureOf, isPassing, laterThan, logTrouble } from '../runs/run-failure.ts';
import { insertRuns, type NewRun } from '../runs/run-rows.ts';
import { groupByWhoActs } from '../runs/who-acts.ts';
import type { WaitingEvent } from './change-event.ts';
import { lockEvents, postponeEvent, removeEvents } from './event-rows.ts';
import { wakeAwaiting } from './wake-awaiting.ts';

/** What became of a piece of work. `none`: there is nothing to do, or another server does it. */
export type WorkOutcome = 'done' | 'none' | 'trouble';

/**
 * Takes events off the outbox, and makes in the same transaction a run for each process that they set off, and a call for each connection
 * that is told of them. Answers `trouble` where the database is in some; a single event is then put off, of several each is to be tried by
 * itself.
 */
export async function dispatchEvents(workspace: Workspace, events: readonly WaitingEvent[]): Promise<WorkOutcome> {
  try {
    const runs = await planRuns(workspace, events);
    const sends = await planSends(workspace, events);
    return await workspace.db.transaction(async (tx) => {
      const locked = await lockEvents(tx, workspace, events);
      // Another server works on what comes before the rest.
      if (locked[0] !== events[0]) return 'none';
      const ids = new Set(locked.map(({ id }) => id));
      tx.defer(
        insertRuns(
          tx,
          workspace,
          [...runs, ...sends.failed].filter(({ event }) => ids.has(event)),
        ),
      );
      tx.defer(
        insertCalls(
          tx,
          workspace,
          sends.calls.filter(({ change }) => change && ids.has(change.id)),
        ),
      );
      await wakeAwaiting(tx, workspace, locked);
      tx.defer(removeEvents(tx, workspace, locked));
      return 'done';
    });
  } catch (error) {
    const [first, ...others] = events;
    if (!first || others.length > 0) return 'trouble';
    logTrouble(workspace, first, error);
    await workspace.db.transaction((tx) => postponeEvent(tx, workspace, first, laterThan(workspace, first.at)));
    return 'trouble';
  }
}

/** A run for each process that waits for the event and whose condition the record satisfied when the change was made, in the order of the changes. */
async function planRuns(workspace: Workspace, events: readonly WaitingEvent[]): Promise<NewRun[]> {
  const { processes } = workspace.snapshot;
  const chains = await readChains(workspace, events);
  const runs: NewRun[] = [];
  for (const [name, body] of processes) {
    const awaited = events.filter((event) => isSetOff(body, event));
    if (awaited.length === 0) continue;
    const version = await keepVersion(workspace, name, body);
    const process = { name, body, version };
    for (const { actor, items } of await groupByWhoActs(workspace, body, { items: awaited, eventOf: (event) => event })) {
      // Who is no longer active sets nothing off.
      if (!actor) continue;
      runs.push(
        ...(await askEach(
          workspace,
          items,
          (some) => matchingRuns(workspace, actor, { process, events: some, chains }),
          process,
        )),
      );
    }
  }
  return runs.sort((one, other) => (one.event < other.event ? -1 : Number(one.event > other.event)));
}

function isSetOff(process: ProcessBody, event: WaitingEvent): boolean {
  return !event.taken_back && awaitsChange(process, event) !== undefined;
}

type Asked = {
  process: { name: string; body: ProcessBody; version: string };
  events: readonly WaitingEvent[];
  chains: ReadonlyMap<WaitingEvent, Chain>;
};

async function matchingRuns(workspace: Workspace, actor: Actor, { process, events, chains }: Asked): Promise<NewRun[]> {
  const { name, version, body } = process;
  const matching = await matchCondition(workspace, actor, { trigger: body.trigger, events });
  return events
    .filter(({ id }) => matching.has(id))
    .map((event): NewRun => {
      const chain = chains.get(event);
      const refusal = refusalOf(chain, name, event.record_id);
      const status = refusal === undefined ? 'ready' : refusal.code === 'processInChain' ? 'skipped' : 'failed';
      const problem = refusal === undefined ? null : JSON.stringify(refusal);
      const { depth = 0, root = null } = chain ?? {};
      return { event: event.id, process: name, version, depth, root, status, problem };
    });
}

type Sends = { calls: NewCall[]; failed: NewRun[] };

async function planSends(workspace: Workspace, events: readonly WaitingEvent[]): Promise<Sends> {
  const calls: NewCall[] = [];
  const ask = async (some: readonly WaitingEvent[]) => {
    calls.push(...(await findSends(workspace, some)));
    return [];
  };
  return {
    failed: await askEach(
      workspace,
      events.filter(({ told }) => told),
      ask,
      null,
    ),
    calls,
  };
}

/**
 * Asks of all events at once; where one of them is at fault, of each by itself, and what failed becomes a run that tells why and is
 * tried again.
 */
async function askEach(
  workspace: Workspace,
  events: readonly WaitingEvent[],
  ask: (events: readonly WaitingEvent[]) => Promise<NewRun[]>,
  process: { name: string; version: string } | null,
): Promise<NewRun[]> {
  try {
    return await runAgainAfterPublish(workspace, () => ask(events));
  } catch (error) {
    if (isPassing(error)) throw error;
    const [event, ...others] = events;
    if (!event) return [];
    if (others.length > 0) {
      const runs: NewRun[] = [];
      for (const each of events) runs.push(...(await askEach(workspace, [each], ask, process)));
      return runs;
    }
    const { problem } = failureOf(workspace, { event, process: process?.name ?? null, error, step: null });
    return [
      {
        event: event.id,
        process: process?.name ?? null,
        version: process?.version ?? null,
        depth: 0,
        root: null,
        status: 'waiting',
        problem,
      },
    ];
  }
}
