import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import type { ChangeEvent, WaitingEvent } from './change-event.ts';

/** Events are turned into runs quicker than runs are carried out, so that a mass edit does not keep other processes waiting. */
const atOnce = 500;

/** The oldest events that are due. */
export async function findDueEvents(workspace: Workspace): Promise<WaitingEvent[]> {
  return workspace.db.read<WaitingEvent>({
    text: `select id, at, object, record_id, action, changed, record::text, before::text, actor, key_roles, source, run, taken_back, told from ${table(workspace)}
      where pending and (retry_at is null or retry_at <= $1) order by id limit ${atOnce}`,
    values: [workspace.clock.now()],
  });
}

/** Those that this server may take off the outbox: no other one does until the transaction ends. */
export async function lockEvents<Event extends WaitingEvent>(
  tx: Transaction,
  workspace: Workspace,
  events: readonly Event[],
): Promise<Event[]> {
  const rows = await tx.query<{ id: string; taken_back: boolean }>({
    text: `select id, taken_back from ${table(workspace)} where id = any($1::uuid[]) and pending order by id for update skip locked`,
    values: [events.map(({ id }) => id)],
  });
  const locked = new Map(rows.map(({ id, taken_back }) => [id, taken_back]));
  return events.filter(({ id, taken_back }) => locked.get(id) === taken_back);
}

/** They are dealt with. */
export async function removeEvents(tx: Transaction, workspace: Workspace, events: readonly ChangeEvent[]): Promise<void> {
  await tx.query({ text: `delete from ${table(workspace)} where id = any($1::uuid[])`, values: [events.map(({ id }) => id)] });
}

/** Nobody takes it up before then. */
export async function postponeEvent(tx: Transaction, workspace: Workspace, { id }: ChangeEvent, until: Date): Promise<void> {
  await tx.query({ text: `update ${table(workspace)} set retry_at = $2 where id = $1`, values: [id, until] });
}

function table(workspace: Workspace): string {
  return sysTable({ workspace }, 'sys_event');
}
