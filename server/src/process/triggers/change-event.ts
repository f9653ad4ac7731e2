import type { Actor } from '../../access/actor.ts';
import type { RecordAtChange } from '../../query/statements/as-of-change.ts';

/** A change that somebody made. */
export type ChangeEvent = {
  id: string;
  at: string;
  object: string;
  record_id: string;
  action: 'create' | 'update' | 'delete' | 'restore' | 'press' | 'time' | 'approval' | 'call';
  changed: string[];
  actor: string | null;
  /** Of the API key that made the change; null when a person did. */
  key_roles: string[] | null;
  source: Actor['source'];
  /** The row as the change left it, as JSON; null in events of older versions. */
  record: string | null;
  /** The row as it was before, where a process asks for it. */
  before: string | null;
};

/** As it waits in the outbox. */
export type WaitingEvent = ChangeEvent & {
  /** The run whose step made the change. */
  run: string | null;
  /** Sets no process off any more. */
  taken_back: boolean;
  /** See `awaitsChange`. */
  told: boolean;
};

/** The record of an event as the change left it. */
export function recordAtChange({ id: event, record_id: id, record, action }: ChangeEvent): RecordAtChange {
  return { event, id, row: record, isDeleted: action === 'delete' };
}

/** The record of an event as it was before the change; undefined where that was not kept, or there was none. */
export function recordBefore({ id: event, record_id: id, before: row, action }: ChangeEvent): RecordAtChange | undefined {
  return row === null ? undefined : { event, id, row, isDeleted: action === 'delete' };
}
