import type { Actor } from '../access/actor.ts';
import { actorForApiKey, actorForUser } from '../access/actors.ts';
import { TenonError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { Workspaces } from '../catalog/open-workspaces.ts';
import { quoteName } from '../catalog/quote-name.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { recordChanges } from '../data/record-changes.ts';
import { queueSends } from './connections/queue-sends.ts';
import { type ChangeEvent, runEvent } from './run-event.ts';

/** Hints may get lost; nothing waits longer than this. */
const sweepEvery = 5000;
const maxAttempts = 5;

/**
 * Runs processes for the events of every workspace as they come. The outbox is the truth: an event is taken off it in the transaction
 * that does what it sets off, so a server that dies loses nothing and does nothing twice. `worked` is called after each
 * round, when calls to other systems may wait. Answers how to stop.
 */
export async function workOffEvents(
  workspaces: Workspaces,
  log: Log,
  worked: (workspace: Workspace) => void,
): Promise<() => Promise<void>> {
  const watched = new Set<string>();
  let stopped = false;
  let working: Promise<void> = Promise.resolve();
  const wake = (workspace: Workspace) => {
    working = working
      .then(() => (stopped ? undefined : workOff(workspace)))
      .then(() => worked(workspace))
      .catch((error) => log.error({ err: error }, 'processes stopped short'));
  };
  const look = async () => {
    for (const { id } of await workspaces.list()) {
      const workspace = await workspaces.get(id);
      if (!watched.has(id)) recordChanges(workspace).subscribe(() => wake(workspace));
      watched.add(id);
      if (awaitsEvents(workspace)) wake(workspace);
    }
  };
  const sweep = setInterval(() => void look().catch((error) => log.warn({ err: error }, 'event sweep failed')), sweepEvery);
  sweep.unref();
  await look();
  return async () => {
    stopped = true;
    clearInterval(sweep);
    await working;
  };
}

/** Events one after another until none is due. */
export async function workOff(workspace: Workspace): Promise<void> {
  while (awaitsEvents(workspace) && (await workOffOne(workspace)));
}

function awaitsEvents({ snapshot }: Workspace): boolean {
  return snapshot.processes.size > 0 || snapshot.connections.size > 0;
}

async function workOffOne(workspace: Workspace): Promise<boolean> {
  let event: ChangeEvent | undefined;
  try {
    await workspace.db.transaction(async (tx) => {
      [event] = await tx.query<ChangeEvent>({
        text: `select id, at, object, record_id, action, changed, actor, key_roles, source from ${table(workspace)}
          where pending and (retry_at is null or retry_at <= $1) order by id limit 1 for update skip locked`,
        values: [workspace.clock.now()],
      });
      if (!event) return;
      const actor = await actorOf(workspace, event);
      // Who is no longer active sets nothing off.
      if (actor) await runEvent(workspace, actor, { event, tx });
      await queueSends(workspace, event, tx);
      await tx.query({ text: `delete from ${table(workspace)} where id = $1`, values: [event.id] });
    });
  } catch (error) {
    if (event === undefined) throw error;
    await putOff(workspace, event, error);
  }
  return event !== undefined;
}

/** Whoever made the change, with no more rights than they made it with. */
async function actorOf(workspace: Workspace, { actor, key_roles: roles }: ChangeEvent): Promise<Actor | undefined> {
  if (actor === null) return undefined;
  if (roles === null) return actorForUser(workspace, actor, 'process');
  const key = await actorForApiKey(workspace, { userId: actor, roles });
  return key && { ...key, source: 'process' };
}

/**
 * Tries again after 1, 4, 9 … minutes, and at last leaves the event, with the reason, to a person. What connections send does not wait
 * for the processes.
 */
async function putOff(workspace: Workspace, event: ChangeEvent, error: unknown): Promise<void> {
  const problem =
    error instanceof TenonError
      ? JSON.stringify({ code: error.code, problems: error.details.problems })
      : String((error as Error).message);
  workspace.log.warn({ event: event.id, object: event.object, problem }, 'a process failed');
  await workspace.db
    .transaction((tx) => queueSends(workspace, event, tx))
    .catch((reason) => workspace.log.error({ err: reason, event: event.id }, 'sends not queued'));
  await workspace.db.transaction((tx) =>
    tx.query({
      text: `update ${table(workspace)} set attempts = attempts + 1, problem = $2, pending = attempts + 1 < $3,
        retry_at = $4::timestamptz + (attempts + 1) * (attempts + 1) * interval '1 minute' where id = $1`,
      values: [event.id, problem, maxAttempts, workspace.clock.now()],
    }),
  );
}

function table(workspace: Workspace): string {
  return `${quoteName(workspace.schema)}.sys_event`;
}
