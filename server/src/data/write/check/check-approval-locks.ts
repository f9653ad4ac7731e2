import { problem } from '../../../base/errors.ts';
import { type IncomingLink, incomingLinks, linkColumn, pointsAt } from '../incoming-links.ts';
import type { StatementParts } from '../save/statement-parts.ts';
import { sysTable } from '../save/sys-table.ts';
import { type PendingRow, valueAfter, type Write } from '../write.ts';
import { type Approved, approvedObjects, tablesOf } from './approved-objects.ts';
import { isRefused, refuseRow } from './refuse-rows.ts';

/** An approval that is open. */
type Lock = { run: string; process: string; object: string; record: string; locks: string[] | null; handed: boolean };

/**
 * What people are asked to decide about stays as it was submitted: nobody changes a record that is in approval, its rows, or the fields that its process
 * locks, nobody deletes it, and nobody but the process says how it stands. The process itself may. What follows from another write is held to it as well.
 * Objects without approvals pay nothing for it.
 */
export async function checkApprovalLocks(write: Write): Promise<void> {
  if (write.pendingRows.length === 0) return;
  if (write.action === 'create' && tablesOf(write.snapshot, write.object.name).length === 0) return;
  const approved = await approvedObjects(write);
  if (approved.size === 0) return;
  await checkOwn(write, approved);
  await checkRows(write, approved);
  if (write.action === 'delete') await checkDependents(write, approved);
}

async function checkOwn(write: Write, approved: Approved): Promise<void> {
  const { object, pendingRows } = write;
  if (write.action === 'create' || write.action === 'restore' || !approved.has(object.name)) return;
  const ids = pendingRows.map(({ id }) => id);
  const byRecord = new Map((await readLocks(write, object.name, ids)).map((lock) => [lock.record, lock]));
  for (const pendingRow of pendingRows) {
    const lock = byRecord.get(pendingRow.id);
    if (lock && lock.run !== runOf(write, pendingRow)) refuseLocked(write, pendingRow, lock);
  }
}

/** The run that writes the row, if one does. */
function runOf({ batch, ofRun }: Write, { row }: PendingRow): string | undefined {
  return batch?.kind === 'process' ? (batch.parts?.[row]?.id ?? batch.id) : ofRun;
}

function refuseLocked(write: Write, pendingRow: PendingRow, lock: Lock): void {
  const locks = lock.handed ? [] : lock.locks;
  // What was submitted by the change that is taken back is withdrawn with it.
  const mayGo = write.takesBack && locks?.length === 0;
  if (locks === null || (write.action === 'delete' && !mayGo)) {
    refuseRow(write, pendingRow, { code: 'inApproval' });
    return;
  }
  const status = write.snapshot.processes.get(lock.process)?.approval?.status?.field;
  for (const name of new Set([...locks, ...(status === undefined ? [] : [status])])) {
    const field = write.object.fields.get(name);
    if (field && write.action === 'update' && name in pendingRow.values)
      refuseRow(write, pendingRow, problem('fieldInApproval', name, { label: field.definition.label }));
  }
}

/** Rows of a sub-table belong to what is being approved. */
async function checkRows(write: Write, approved: Approved): Promise<void> {
  for (const { parent, field, via } of tablesOf(write.snapshot, write.object.name)) {
    if (!approved.has(parent)) continue;
    const owners = new Map(write.pendingRows.map((pendingRow) => [pendingRow, ownersOf(pendingRow, via)]));
    const locks = await readLocks(write, parent, [...new Set([...owners.values()].flat())]);
    const isLocked = ({ locks: names, handed, run }: Lock) =>
      !handed && (names === null || names.includes(field)) && !isWrittenBy(write, run);
    const locked = new Set(locks.filter(isLocked).map(({ record }) => record));
    for (const [pendingRow, ids] of owners)
      if (ids.some((id) => locked.has(id))) refuseRow(write, pendingRow, { code: 'partInApproval' });
  }
}

/** The records to which a row belongs, and belonged. */
function ownersOf(pendingRow: PendingRow, via: string): string[] {
  const values = [pendingRow.before?.[via], valueAfter(pendingRow, via)];
  return values.flatMap((value) => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null && 'id' in value ? [String(value.id)] : [];
  });
}

function isWrittenBy({ batch, ofRun }: Write, run: string): boolean {
  if (batch?.kind !== 'process') return ofRun === run;
  return batch.id === run || batch.parts?.some(({ id }) => id === run) === true;
}

/** What would go, or lose its link, with a record that goes. */
async function checkDependents(write: Write, approved: Approved): Promise<void> {
  const links = incomingLinks(write.snapshot, write.object).filter(
    ({ rule, child }) => (rule === 'cascade' || rule === 'clear') && approved.has(child.name) && child !== write.object,
  );
  for (const link of links) {
    const held = await findHeld(write, link);
    for (const pendingRow of write.pendingRows)
      if (held.has(pendingRow.id) && !isRefused(write, pendingRow)) refuseRow(write, pendingRow, { code: 'holdsApproval' });
  }
}

async function findHeld(write: Write, link: IncomingLink): Promise<Set<string>> {
  const ids = write.pendingRows.map(({ id }) => id);
  const parts: StatementParts = { values: [link.child.name, link.field.name, link.rule === 'cascade'], expressions: [] };
  const points = pointsAt(link, parts, { object: write.object.name, ids });
  const rows = await write.readTx.query<{ id: string }>({
    text: `select distinct ${linkColumn(link.field)} as id from ${link.child.table} t join ${sysTable(write, 'sys_approval')} a
        on a.object = $1 and a.record_id = t.id and a.state = 'pending' and ($3 or not a.handed_back and (a.locks is null or $2 = any(a.locks)))
      where ${points} and t.deleted_at is null`,
    values: parts.values,
  });
  return new Set(rows.map(({ id }) => id));
}

async function readLocks(write: Write, object: string, records: readonly string[]): Promise<Lock[]> {
  if (records.length === 0) return [];
  return write.readTx.query<Lock>({
    text: `select run, process, object, record_id as record, locks, handed_back as handed from ${sysTable(write, 'sys_approval')}
      where object = $1 and record_id = any($2::uuid[]) and state = 'pending'`,
    values: [object, records],
  });
}
