import { mayOpenApproval } from '@tenon/metadata';
import { problem } from '../../../base/errors.ts';
import type { Snapshot } from '../../../catalog/snapshot.ts';
import { sysTable } from '../save/sys-table.ts';
import type { PendingRow, Write } from '../write.ts';
import { refuseRow } from './refuse-rows.ts';

type Lock = { run: string | null; record: string; locks: string[] | null };

/**
 * What people are asked to decide about stays as it was submitted: nobody changes a record that is in approval, or the fields that its process
 * locks, and nobody deletes it. The process itself may. Objects without approvals pay nothing for it.
 */
export async function checkApprovalLocks(write: Write): Promise<void> {
  const { object, snapshot, byPlatform, pendingRows } = write;
  if (byPlatform || pendingRows.length === 0 || !hasApprovals(snapshot, object.name)) return;
  const locks = await write.readTx.query<Lock>({
    text: `select run, record_id as record, locks from ${sysTable(write, 'sys_approval')}
      where object = $1 and record_id = any($2::uuid[]) and state = 'pending' and not handed_back`,
    values: [object.name, pendingRows.map(({ id }) => id)],
  });
  const byRecord = new Map(locks.map((lock) => [lock.record, lock]));
  for (const pendingRow of pendingRows) {
    const lock = byRecord.get(pendingRow.id);
    if (lock && lock.run !== runOf(write, pendingRow)) refuseLocked(write, pendingRow, lock);
  }
}

/** The run that writes the row, if one does. */
function runOf({ batch }: Write, { row }: PendingRow): string | undefined {
  return batch?.kind === 'process' ? (batch.parts?.[row]?.id ?? batch.id) : undefined;
}

function refuseLocked(write: Write, pendingRow: PendingRow, { locks }: Lock): void {
  if (locks === null || (write.action === 'delete' && locks.length > 0)) {
    refuseRow(write, pendingRow, { code: 'inApproval' });
    return;
  }
  for (const name of locks) {
    const field = write.object.fields.get(name);
    if (field && name in pendingRow.values)
      refuseRow(write, pendingRow, problem('fieldInApproval', name, { label: field.definition.label }));
  }
}

const known = new WeakMap<Snapshot, ReadonlySet<string>>();

function hasApprovals(snapshot: Snapshot, object: string): boolean {
  const objects =
    known.get(snapshot) ?? new Set([...snapshot.processes.values()].filter(mayOpenApproval).map(({ trigger }) => trigger.object));
  known.set(snapshot, objects);
  return objects.has(object);
}
