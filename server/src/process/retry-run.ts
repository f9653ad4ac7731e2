import type { Transaction } from '../base/database.ts';
import { runAgainAfterPublish } from '../catalog/run-again-after-publish.ts';
import type { Workspace } from '../catalog/workspace.ts';
import type { ChangeEvent } from './change-event.ts';
import { insertCalls } from './connections/call-rows.ts';
import { findSends } from './connections/find-sends.ts';
import { laterThan } from './run-failure.ts';
import { findMatching, runProcess } from './run-process.ts';
import { failRun, giveUpRun, lockRun, putOffRun, type RunRow, removeRun } from './run-rows.ts';
import { actorOf, failureOf, tellTrouble } from './work-off-set.ts';

/** Tries once more what failed for an event. Answers whether it went well; not so where the database is in trouble. */
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
    try {
      await runAgainAfterPublish(workspace, async () => {
        const again = process === null ? await sendAgain(workspace, event) : await runAgain(workspace, event, process);
        await within(async (tx) => {
          await again(tx, (begun) => (step = begun));
          await removeRun(tx, workspace, run);
        });
      });
    } catch (error) {
      const failure = failureOf(workspace, { event, process, error, step });
      await within((tx) => failRun(tx, workspace, run, failure));
    }
    return true;
  } catch (error) {
    tellTrouble(workspace, event, error);
    await within((tx) => putOffRun(tx, workspace, run, laterThan(workspace, event.at)));
    return false;
  }
}

type Again = (tx: Transaction, begins: (step: number) => void) => Promise<void>;

async function sendAgain(workspace: Workspace, event: ChangeEvent): Promise<Again> {
  const calls = await findSends(workspace, [event]);
  return (tx) => insertCalls(tx, workspace, calls);
}

async function runAgain(workspace: Workspace, event: ChangeEvent, name: string): Promise<Again> {
  const actor = await actorOf(workspace, event);
  const events = actor ? await findMatching(workspace, actor, { name, events: [event] }) : [];
  return async (tx, begins) => {
    if (actor && events.length > 0) await runProcess(workspace, actor, { name, events, tx, begins });
  };
}

function isInForce({ snapshot }: Workspace, name: string): boolean {
  const process = snapshot.processes.get(name);
  return process !== undefined && process.active !== false;
}
