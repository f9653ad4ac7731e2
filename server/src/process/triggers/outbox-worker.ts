import type { Log } from '../../base/log.ts';
import type { Workspaces } from '../../catalog/open-workspaces.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { recordChanges } from '../../data/history/record-changes.ts';
import { passOnSeatsOfLeavers } from '../approvals/reassign-seat.ts';
import { openWorkerPool } from '../jobs/worker-pool.ts';
import { executeRuns } from '../runs/execute-runs.ts';
import { findDueRuns, findDueWork, findReadySets, hasOpenRuns } from '../runs/run-rows.ts';
import { wakeDueTokens } from '../runs/wake.ts';
import { dispatchEvents, type WorkOutcome } from './dispatch-events.ts';
import { findDueEvents } from './event-rows.ts';
import { startDueSchedule, writeSchedules } from './schedules.ts';
import { listenForWork } from './work-hints.ts';

/** Hints may get lost; nothing waits longer than this. */
const sweepEvery = 5000;
/** Workspaces that are worked for at the same time; each holds two connections at the most. */
const atOnce = 3;
/** After so many troubles of the database in a row, the rest is left for the next sweep. */
const mostTroubles = 3;

/**
 * Runs processes for the events of every workspace as they come, no workspace waiting for another. Rows are the truth: an event is taken
 * off the outbox in the transaction that makes its runs, and a run is noted as done in the transaction that does it, so a server that dies
 * loses nothing and does nothing twice. `worked` is called after each turn, when calls to other systems may wait.
 *
 * Answers how to stop: what is in hand is ended, a second at the most is waited for it, and the rest stays in the outbox. What has
 * not ended by then is rolled back with its connection, and done by the next server. Stop it before the database is closed.
 */
export async function startOutboxWorker(
  workspaces: Workspaces,
  log: Log,
  worked: (workspace: Workspace) => void,
): Promise<() => Promise<void>> {
  const watched = new Set<string>();
  const pool = openWorkerPool<Workspace>(atOnce, async (workspace, mayGoOn) => {
    try {
      const hasMore = await drainOutbox(workspace, mayGoOn);
      worked(workspace);
      return hasMore;
    } catch (error) {
      log.error({ err: error, workspace: workspace.id }, 'processes stopped short');
      return false;
    }
  });
  const passOn = (workspace: Workspace) =>
    passOnSeatsOfLeavers(workspace).catch((error) => log.warn({ err: error }, 'tasks of who has left were not passed on'));
  const look = async () => {
    for (const { id } of await workspaces.list()) {
      const workspace = await workspaces.get(id);
      if (!watched.has(id)) {
        recordChanges(workspace).subscribe(({ object }) => {
          if (awaitsEvents(workspace)) pool.wake(workspace);
          if (object === 'user') void passOn(workspace);
        });
        listenForWork(workspace, () => pool.wake(workspace));
      }
      watched.add(id);
      if (await mayHaveWork(workspace)) pool.wake(workspace);
    }
  };
  const sweep = setInterval(() => void look().catch((error) => log.warn({ err: error }, 'event sweep failed')), sweepEvery);
  sweep.unref();
  await look();
  return async () => {
    clearInterval(sweep);
    await pool.stop();
  };
}

/**
 * Turns events into runs, and carries these out: a set of each process in turn, and then what failed before. Until nothing is due or it
 * shall not go on. Answers whether something is left to do at once.
 */
export async function drainOutbox(workspace: Workspace, mayGoOn: () => boolean = () => true): Promise<boolean> {
  const round: Round = { workspace, troubles: 0, hasMoved: true };
  if (awaitsEvents(workspace)) await writeSchedules(workspace);
  while (round.hasMoved && (await mayHaveWork(workspace))) {
    round.hasMoved = false;
    let due = await findDueWork(workspace);
    if (due.hasEvents) {
      await work(round, await findDueEvents(workspace), dispatchEvents);
      due = await findDueWork(workspace);
    }
    for (let more = due.hasSchedules; more && mayGoOn(); ) more = await startDueSchedule(workspace);
    if (due.hasSchedules) due = await findDueWork(workspace);
    if (due.hasTimers && (await wakeDueTokens(workspace)) > 0) due = await findDueWork(workspace);
    for (const process of inTurn(workspace, due.processes)) {
      if (round.troubles >= mostTroubles) return false;
      if (!mayGoOn()) return true;
      lastServed.set(workspace, process);
      await Promise.all((await findReadySets(workspace, process)).map((runs) => work(round, runs, executeRuns)));
    }
    for (const run of due.hasRuns ? await findDueRuns(workspace) : []) {
      if (round.troubles >= mostTroubles) return false;
      if (!mayGoOn()) return true;
      await work(round, [run], executeRuns);
    }
    if (round.troubles >= mostTroubles) return false;
    if (!mayGoOn()) return true;
  }
  return false;
}

/** `troubles`: in a row. `hasMoved`: something was done, so that there may be more. */
type Round = { workspace: Workspace; troubles: number; hasMoved: boolean };

type Work<Item> = (workspace: Workspace, items: readonly Item[]) => Promise<WorkOutcome>;

/** All of them at once; where the database is in trouble each by itself, since one may meet a lock that keeps no other. */
async function work<Item>(round: Round, items: readonly Item[], doIt: Work<Item>): Promise<void> {
  if (items.length === 0) return;
  const outcome = await doIt(round.workspace, items);
  if (outcome !== 'trouble' || items.length === 1) note(round, outcome);
  else
    for (const item of items) {
      if (round.troubles >= mostTroubles) return;
      note(round, await doIt(round.workspace, [item]));
    }
}

function note(round: Round, outcome: WorkOutcome): void {
  if (outcome === 'trouble') round.troubles += 1;
  else if (outcome === 'done') Object.assign(round, { troubles: 0, hasMoved: true });
}

/** The process that was served last in each workspace: a turn that ends early goes on with the next one. */
const lastServed = new WeakMap<Workspace, string>();

function inTurn(workspace: Workspace, processes: readonly string[]): string[] {
  const last = lastServed.get(workspace) ?? '';
  return [...processes.filter((name) => name > last), ...processes.filter((name) => name <= last)];
}

/** Workspaces without processes, as they are now, in which nothing is left to do of those that they had. */
const idle = new WeakSet<Workspace['snapshot']>();

/** Whether there are processes, or there were and runs of them are still under way: those come to an end, too. */
async function mayHaveWork(workspace: Workspace): Promise<boolean> {
  if (awaitsEvents(workspace)) return true;
  const { snapshot } = workspace;
  if (idle.has(snapshot)) return false;
  const hasRest = await hasOpenRuns(workspace);
  if (!hasRest) idle.add(snapshot);
  return hasRest;
}

function awaitsEvents({ snapshot }: Workspace): boolean {
  return snapshot.processes.size > 0 || snapshot.connections.size > 0;
}
