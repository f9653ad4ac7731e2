import { rowFilter } from '../access/row-filter.ts';
import type { RecordEvent } from '../data/history/record-changes.ts';
import { getRecords } from '../data/read/get-record.ts';
import type { Caller } from './caller.ts';

/** Undefined when nothing of the event is the caller's to know. An event without ids says only that many records changed. */
export async function readableIds({ workspace, actor }: Caller, event: RecordEvent): Promise<string[] | undefined> {
  const { object, action, ids } = event;
  if (actor.rights.scopes(object, 'read').length === 0) return undefined;
  if (ids.length === 0) return ids;
  const records = await getRecords(workspace, actor, { object, ids, select: ['id'], trash: action === 'delete' });
  return records.length > 0 ? records.map(({ id }) => id) : undefined;
}

/** Names those who see the same records of an object: everybody with these rights, or the person alone where it depends on who asks. */
export function sameReaders({ workspace, actor }: Caller, object: string): string {
  const filter = rowFilter(workspace.snapshot, actor, object, 'read', 't');
  return typeof filter === 'string' ? actor.rights.signature : `${actor.rights.signature} ${actor.userId}`;
}
