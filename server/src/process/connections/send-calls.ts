import { ConnectorProblem, type Label } from '@tenon/metadata';
import type { Log } from '../../base/log.ts';
import type { Outside } from '../../base/outside/outside.ts';
import type { Workspaces } from '../../catalog/open-workspaces.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { type CallRow, claimCall, finishCall } from './call-rows.ts';
import { readConnectionRows, stopConnection } from './connection-rows.ts';
import { makeCall } from './make-call.ts';

/** Minutes to the next attempt, after each that failed: over three days in all. After the last a person must look. */
const pauses = [1, 5, 30, 120, 480, 1440, 2880];

const sweepEvery = 5000;

export type Sender = { wake(workspace: Workspace): void; stop(): Promise<void> };

/** Sends queued calls of every workspace as they become due. Every call is made at least once, with the same key each time. */
export function openSender({ workspaces, outside, log }: { workspaces: Workspaces; outside: Outside; log: Log }): Sender {
  const busy = new Map<string, Promise<void>>();
  let stopped = false;
  const wake = (workspace: Workspace) => {
    for (const [name, { active = true }] of workspace.snapshot.connections) {
      const id = `${workspace.id} ${name}`;
      if (stopped || !active || busy.has(id)) continue;
      const work = sendDue(outside, workspace, name)
        .catch((error) => log.error({ err: error, connection: name }, 'calls stopped short'))
        .finally(() => busy.delete(id));
      busy.set(id, work);
    }
  };
  const look = async () => {
    for (const { id } of await workspaces.list()) wake(await workspaces.get(id));
  };
  const sweep = setInterval(() => void look().catch((error) => log.warn({ err: error }, 'call sweep failed')), sweepEvery);
  sweep.unref();
  return {
    wake,
    async stop() {
      stopped = true;
      clearInterval(sweep);
      await Promise.all(busy.values());
    },
  };
}

/** Sends what is due of one connection, oldest first, until nothing is or one has to wait: the others would, too. */
export async function sendDue(outside: Outside, workspace: Workspace, connection: string): Promise<void> {
  const row = (await readConnectionRows(workspace)).find(({ name }) => name === connection);
  if (!row || row.stopped) return;
  for (let call = await claimCall(workspace, connection); call; call = await claimCall(workspace, connection))
    if (!(await sendOne(outside, workspace, call))) return;
}

async function sendOne(outside: Outside, workspace: Workspace, call: CallRow): Promise<boolean> {
  try {
    await makeCall(outside, workspace, call);
  } catch (error) {
    return putOff(workspace, call, error);
  }
  await workspace.db.transaction((tx) => finishCall(tx, workspace, call.id, { status: 'done', problem: null }));
  return true;
}

/** True when the next call may fare better. */
async function putOff(workspace: Workspace, call: CallRow, error: unknown): Promise<boolean> {
  if (!(error instanceof ConnectorProblem)) workspace.log.error({ err: error, call: call.id }, 'a call failed');
  const { label, next } = error instanceof ConnectorProblem ? error : { label: ourFault, next: 'again' as const };
  const pause = next === 'again' ? pauses[call.attempts - 1] : undefined;
  const dueAt = pause === undefined ? undefined : new Date(workspace.clock.now().getTime() + pause * 60_000);
  await workspace.db.transaction(async (tx) => {
    await finishCall(tx, workspace, call.id, { status: dueAt ? 'waiting' : 'failed', problem: label, dueAt });
    if (next === 'stop') await stopConnection(tx, workspace, call.connection, label);
  });
  return next === 'never';
}

const ourFault: Label = { zh: '服务器内部出错，已记录', en: 'Something failed on the server and was logged' };
