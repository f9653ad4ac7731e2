import type { Transaction } from '../base/database.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { sysTable } from '../data/write/save/sys-table.ts';
import type { ChangeEvent } from './change-event.ts';

/** An event of the outbox, and the processes that are done with it. */
export type EventRow = { event: ChangeEvent; done: string[] };

const atOnce = 50;

/** The oldest events that are due. */
export async function findDueEvents(workspace: Workspace): Promise<EventRow[]> {
  const rows = await workspace.db.read<ChangeEvent & { done: string[] }>({
    text: `select id, at, object, record_id, action, changed, record::text, actor, key_roles, source, done from ${table(workspace)}
      where pending and (retry_at is null or retry_at <= $1) order by id limit ${atOnce}`,
    values: [workspace.clock.now()],
  });
  return rows.map(({ done, ...event }) => ({ event, done }));
}

/**
 * Those that this server may work on, until the transaction ends: no other one does, and what is asked for was not done. `process` null: to
 * take them off the outbox.
 */
export async function lockEvents(
  tx: Transaction,
  workspace: Workspace,
  { events, process }: { events: readonly ChangeEvent[]; process: string | null },
): Promise<ChangeEvent[]> {
  const rows = await tx.query<{ id: string }>({
    text: `select id from ${table(workspace)} where id = any($1::uuid[]) and pending and not coalesce($2 = any(done), false)
      order by id for update skip locked`,
    values: [events.map(({ id }) => id), process],
  });
  const locked = new Set(rows.map(({ id }) => id));
  return events.filter(({ id }) => locked.has(id));
}

export async function noteDone(
  tx: Transaction,
  workspace: Workspace,
  { events, process }: { events: readonly ChangeEvent[]; process: string },
): Promise<void> {
  await tx.query({
    text: `update ${table(workspace)} set done = done || $2::text where id = any($1::uuid[])`,
    values: [events.map(({ id }) => id), process],
  });
}

export async function removeEvents(tx: Transaction, workspace: Workspace, events: readonly ChangeEvent[]): Promise<void> {
  await tx.query({ text: `delete from ${table(workspace)} where id = any($1::uuid[])`, values: [events.map(({ id }) => id)] });
}

export async function putOffEvent(tx: Transaction, workspace: Workspace, { id }: ChangeEvent, until: Date): Promise<void> {
  await tx.query({ text: `update ${table(workspace)} set retry_at = $2 where id = $1`, values: [id, until] });
}

function table(workspace: Workspace): string {
  return sysTable({ workspace }, 'sys_event');
}
