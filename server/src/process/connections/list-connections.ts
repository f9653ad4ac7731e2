import { type CallLine, type ConnectionLine, connectionsOfStep, type Label, type ProcessStep, stepsOf } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import { TenonError } from '../../base/errors.ts';
import { isId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { resolveTitles, withTitle } from '../../data/read/resolve-titles.ts';
import { buttonsCalling } from './buttons-calling.ts';
import { readHealth, recentCalls, requeueCalls } from './call-rows.ts';
import { isAsSaved, readConnectionRows } from './connection-rows.ts';

/** Every connection with how it fares. Of its secrets only the names are told. */
export async function listConnections(workspace: Workspace, actor: Actor): Promise<ConnectionLine[]> {
  requireSystemRight(actor, 'manageConnections');
  const { people } = await readDirectory(workspace);
  const rows = new Map((await readConnectionRows(workspace)).map((row) => [row.name, row]));
  const health = new Map(
    (await readHealth(workspace, [...workspace.snapshot.connections.keys()])).map((each) => [each.connection, each]),
  );
  return [...workspace.snapshot.connections].map(([name, body]) => {
    const row = rows.get(name);
    const { lastDone = null, lastFailed = null, problem = null, waiting = 0, failed = 0 } = health.get(name) ?? {};
    return {
      ...{ name, body, secrets: Object.keys(row?.secrets ?? {}), stopped: row?.stopped ?? null },
      usedBy: callersOf(workspace, name),
      setUpBy: row && isAsSaved(row, body) ? { id: row.setUpBy, title: people.get(row.setUpBy)?.name ?? null } : null,
      ...{ lastDone, lastFailed, problem, waiting, failed },
    };
  });
}

/** Processes and buttons. */
function callersOf({ snapshot }: Workspace, connection: string): Label[] {
  const calls = (step: ProcessStep) => connectionsOfStep(step).includes(connection);
  const processes = [...snapshot.processes.values()].filter((process) => stepsOf(process).some(calls)).map(({ label }) => label);
  const buttons = buttonsCalling(snapshot, connection).map(({ object: { body }, button: { label } }) => ({
    zh: `${body.label.zh} · ${label.zh}`,
    en: `${body.label.en} · ${label.en}`,
  }));
  return [...processes, ...buttons];
}

/** The latest calls of a connection, with the titles of records that the actor may read. Throws `notFound`. */
export async function listCalls(workspace: Workspace, actor: Actor, connection: string): Promise<CallLine[]> {
  requireSystemRight(actor, 'manageConnections');
  if (!workspace.snapshot.connections.has(connection)) throw new TenonError('notFound');
  const calls = await recentCalls(workspace, connection);
  const about = calls.flatMap(({ change }) => (change ? [{ object: change.object, id: change.record }] : []));
  const titles = await resolveTitles(workspace, actor, about);
  return calls.map(({ id, action, status, attempts, dueAt, problem, createdAt, endedAt, change }) => ({
    ...{ id, action, status, attempts, dueAt, problem, createdAt, endedAt },
    change: change?.action ?? null,
    record: change && { ...withTitle(titles, { object: change.object, id: change.record }), object: change.object },
  }));
}

/** Sends a failed call once more, soon. Throws `notFound`, also for one that has not failed. */
export async function resendCall(workspace: Workspace, actor: Actor, id: string): Promise<void> {
  requireSystemRight(actor, 'manageConnections');
  if (!isId(id) || (await requeueCalls(workspace, { id })) === 0) throw new TenonError('notFound');
}

/** Sends everything that failed once more, and answers how much it is. Throws `notFound`. */
export async function resendFailed(workspace: Workspace, actor: Actor, connection: string): Promise<{ count: number }> {
  requireSystemRight(actor, 'manageConnections');
  if (!workspace.snapshot.connections.has(connection)) throw new TenonError('notFound');
  return { count: await requeueCalls(workspace, { connection }) };
}
