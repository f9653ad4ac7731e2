import type { Transaction } from '../base/database.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { sysTable } from '../data/write/sys-table.ts';
import type { ChangeEvent } from './run-process.ts';

/** An event of the outbox, and the processes that are done with it. */
export type EventRow = { event: ChangeEvent; done: string[] };

const atOnce = 50;

/** The oldest events that are due. */
export async function findDueEvents(workspace: Workspace): Promise<EventRow[]> {
  const rows = await workspace.db.read<ChangeEvent & { done: string[] }>({
    text: `select id, at, object, record_id, action, changed, actor, key_roles, source, done from ${table(workspace)}
      where pending and (retry_at is null or retry_at <= $1) order by id limit ${atOnce}`,
    values: [workspace.clock.now()],
  });
  return rows.map(({ done, ...event }) => ({ event, done }));
}

/** Whether this server may work on it; where another one does, or did, it may not. */
export async function lockEvent(
  tx: Transaction,
  workspace: Workspace,
  { event, process }: { event: ChangeEvent; process: string | null },
): Promise<boolean> {
  const rows = await tx.query({
    text: `select from ${table(workspace)} where id = $1 and pending and not coalesce($2 = any(done), false) for update skip locked`,
    values: [event.id, process],
  });
  return rows.length === 1;
}

export async function noteDone(
  tx: Transaction,
  workspace: Workspace,
  { event, process }: { event: ChangeEvent; process: string },
): Promise<void> {
  await tx.query({ text: `update ${table(workspace)} set done = done || $2::text where id = $1`, values: [event.id, process] });
}

export async function removeEvent(tx: Transaction, workspace: Workspace, { id }: ChangeEvent): Promise<void> {
  await tx.query({ text: `delete from ${table(workspace)} where id = $1`, values: [id] });
}

export async function putOffEvent(tx: Transaction, workspace: Workspace, { id }: ChangeEvent, until: Date): Promise<void> {
  await tx.query({ text: `update ${table(workspace)} set retry_at = $2 where id = $1`, values: [id, until] });
}

function table(workspace: Workspace): string {
  return sysTable({ workspace }, 'sys_event');
}
