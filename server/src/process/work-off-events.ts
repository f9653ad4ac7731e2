import type { Log } from '../base/log.ts';
import type { Workspaces } from '../catalog/open-workspaces.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { recordChanges } from '../data/history/record-changes.ts';
import { type EventRow, findDueEvents } from './event-rows.ts';
import { retryRun } from './retry-run.ts';
import { findDueRun } from './run-rows.ts';
import { openTurns } from './turns.ts';
import { workOffSet } from './work-off-set.ts';

/** Hints may get lost; nothing waits longer than this. */
const sweepEvery = 5000;
/** Workspaces that are worked for at the same time; each holds one connection at the most. */
const atOnce = 3;
/** After so many troubles of the database in a row, the rest is left for the next sweep. */
const mostTroubles = 3;

/**
 * Runs processes for the events of every workspace as they come, no workspace waiting for another. The outbox is the truth: an event is
 * taken off it in the transaction that does what it sets off, so a server that dies loses nothing and does nothing twice. `worked` is
 * called after each turn, when calls to other systems may wait.
 *
 * Answers how to stop: what is in hand is ended, a second at the most is waited for it, and the rest stays in the outbox. What has
 * not ended by then is rolled back with its connection, and done by the next server. Stop it before the database is closed.
 */
export async function workOffEvents(
  workspaces: Workspaces,
  log: Log,
  worked: (workspace: Workspace) => void,
): Promise<() => Promise<void>> {
  const watched = new Set<string>();
  const turns = openTurns<Workspace>(atOnce, async (workspace, mayGoOn) => {
    try {
      const hasMore = await workOff(workspace, mayGoOn);
      worked(workspace);
      return hasMore;
    } catch (error) {
      log.error({ err: error, workspace: workspace.id }, 'processes stopped short');
      return false;
    }
  });
  const look = async () => {
    for (const { id } of await workspaces.list()) {
      const workspace = await workspaces.get(id);
      if (!watched.has(id)) recordChanges(workspace).subscribe(() => awaitsEvents(workspace) && turns.wake(workspace));
      watched.add(id);
      if (awaitsEvents(workspace)) turns.wake(workspace);
    }
  };
  const sweep = setInterval(() => void look().catch((error) => log.warn({ err: error }, 'event sweep failed')), sweepEvery);
  sweep.unref();
  await look();
  return async () => {
    clearInterval(sweep);
    await turns.stop();
  };
}

/**
 * Events one after another, and what failed before, until none is due or it shall not go on. Answers whether something is left to do
 * at once.
 */
export async function workOff(workspace: Workspace, mayGoOn: () => boolean = () => true): Promise<boolean> {
  let troubles = 0;
  const note = (wentWell: boolean) => {
    troubles = wentWell ? 0 : troubles + 1;
  };
  while (awaitsEvents(workspace)) {
    const run = await findDueRun(workspace);
    const events = await findDueEvents(workspace);
    if (run) note(await retryRun(workspace, run));
    for (const set of splitSets(events)) {
      if (!mayGoOn()) return true;
      const wentWell = await workOffSet(workspace, set);
      if (wentWell || set.length === 1) note(wentWell);
      // One of them may meet a lock that keeps no other.
      else
        for (const row of set) {
          if (troubles >= mostTroubles) return false;
          note(await workOffSet(workspace, [row]));
        }
      if (troubles >= mostTroubles) return false;
    }
    if (!run && events.length === 0) return false;
    if (troubles >= mostTroubles) return false;
    if (!mayGoOn()) return true;
  }
  return false;
}

/** Neighbours that can be worked off together: no record twice, so that what happens to one happens in its order. */
export function splitSets(rows: readonly EventRow[]): EventRow[][] {
  const sets: EventRow[][] = [];
  let seen = new Set<string>();
  for (const row of rows) {
    const { object, record_id: id } = row.event;
    if (sets.length === 0 || seen.has(`${object} ${id}`)) {
      sets.push([]);
      seen = new Set();
    }
    sets.at(-1)?.push(row);
    seen.add(`${object} ${id}`);
  }
  return sets;
}

function awaitsEvents({ snapshot }: Workspace): boolean {
  return snapshot.processes.size > 0 || snapshot.connections.size > 0;
}
