import sql, { join, raw } from 'sql-template-tag';
import { rowFilter } from '../../../access/row-filter.ts';
import { mayGiveNew } from '../../../access/transfer.ts';
import { bindRun, startRun } from '../../../query/statements/run.ts';
import { keepsHistory } from '../field-access.ts';
import type { PendingRow, Write } from '../write.ts';
import { refuseRow } from './refuse-rows.ts';

/** Giving a record into other hands is a right of its own, over the hands it leaves or, for a new record, those it comes to. */
export async function checkOwner(write: Write): Promise<void> {
  if (write.byPlatform || (write.action === 'create' && keepsHistory(write))) return;
  // A new record has its maker by default; a present one is given away by whoever says so, by hand or by an option.
  const given = write.pendingRows.filter(
    ({ values, given }) => 'owner' in values && (write.action === 'update' || Object.hasOwn(given, 'owner')),
  );
  const allowed = await (write.action === 'create' ? findGivable(write, given) : findTransferable(write, given));
  for (const pendingRow of given)
    if (!allowed.has(pendingRow)) refuseRow(write, pendingRow, { code: 'notAllowed', field: 'owner' });
  await refuseInactive(
    write,
    given.filter((pendingRow) => allowed.has(pendingRow)),
  );
}

/** What people and keys hand over goes to who can work with it. Imports bring in whose it was, and an undo gives back. */
async function refuseInactive(write: Write, given: PendingRow[]): Promise<void> {
  const users = write.snapshot.objects.get('user');
  const coming = given.filter(
    (pendingRow) => ownerOf(pendingRow) !== null && ownerOf(pendingRow) !== (pendingRow.holder?.ownerId ?? write.actor.userId),
  );
  if (!users || coming.length === 0 || write.takesBack || !['web', 'api'].includes(write.actor.source)) return;
  const rows = await write.readTx.query<{ id: string }>({
    text: `select id from ${users.table} where id = any($1::uuid[]) and active is false`,
    values: [[...new Set(coming.map(ownerOf))]],
  });
  const gone = new Set<string | null>(rows.map(({ id }) => id));
  for (const pendingRow of coming)
    if (gone.has(ownerOf(pendingRow))) refuseRow(write, pendingRow, { code: 'inactiveOwner', field: 'owner' });
}

async function findGivable(write: Write, pendingRows: PendingRow[]): Promise<Set<PendingRow>> {
  const strangers = pendingRows.filter((pendingRow) => ownerOf(pendingRow) !== write.actor.userId);
  const departments = await departmentsOf(write, strangers);
  const isGivable = (pendingRow: PendingRow) => {
    const ownerId = ownerOf(pendingRow);
    const departmentId = (ownerId !== null && departments.get(ownerId)) || null;
    return mayGiveNew(write.actor, write.object.name, { ownerId, departmentId });
  };
  return new Set(pendingRows.filter(isGivable));
}

/** Records whose present holder the right to transfer reaches, and those that stay where they are. */
async function findTransferable(write: Write, pendingRows: PendingRow[]): Promise<Set<PendingRow>> {
  const isStaying = (pendingRow: PendingRow) => ownerOf(pendingRow) === (pendingRow.holder?.ownerId ?? null);
  const leaving = pendingRows.filter((pendingRow) => !isStaying(pendingRow)).map(({ id }) => id);
  const rows = rowFilter(write.snapshot, write.actor, write.object.name, 'transfer', 't');
  if (leaving.length === 0 || rows === 'all') return new Set(pendingRows);
  if (rows === 'none') return new Set(pendingRows.filter(isStaying));
  const where = join([sql`t.id = any(${leaving}::uuid[])`, rows], ' and ');
  const statement = sql`select t.id from ${raw(write.object.table)} t where ${where}`;
  const found = await write.readTx.query<{ id: string }>({
    text: statement.text,
    values: bindRun(statement.values, startRun(write.workspace, write.actor)),
  });
  const ids = new Set(found.map(({ id }) => id));
  return new Set(pendingRows.filter((pendingRow) => isStaying(pendingRow) || ids.has(pendingRow.id)));
}

function ownerOf({ values }: PendingRow): string | null {
  return (values.owner as { id: string } | null)?.id ?? null;
}

async function departmentsOf(write: Write, pendingRows: PendingRow[]): Promise<Map<string, string | null>> {
  const users = write.snapshot.objects.get('user');
  if (!users || pendingRows.length === 0) return new Map();
  const rows = await write.readTx.query<{ id: string; department_id: string | null }>({
    text: `select id, department_id from ${users.table} where id = any($1::uuid[])`,
    values: [pendingRows.map(ownerOf)],
  });
  return new Map(rows.map((row) => [row.id, row.department_id]));
}
