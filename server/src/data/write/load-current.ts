import sql, { join, raw, type Sql } from 'sql-template-tag';
import { rowFilter } from '../../access/row-filter.ts';
import type { Row } from '../../base/database/database.ts';
import type { RowCondition } from '../../query/compile-records.ts';
import { bindRun, startRun } from '../../query/statements/run.ts';
import { rowAction } from './authorise.ts';
import { isRefused, refuseRow } from './check/refuse-rows.ts';
import { prepared } from './save/prepared-name.ts';
import { keptColumns, keptValues } from './save/stored-values.ts';
import type { LockingWrite, PendingRow, Write } from './write.ts';

/**
 * Locks the batch's records, in the order of their ids so that two batches cannot wait for each other, and reads what they hold.
 * Only rows the actor may change in this way are found.
 */
export async function loadCurrent(write: LockingWrite): Promise<void> {
  const wanted = write.pendingRows.filter((pendingRow) => !isRefused(write, pendingRow));
  if (wanted.length === 0) return;
  const rows = await selectRows(write, wanted);
  const byId = new Map(rows.map((row) => [row.id as string, row]));
  const missing: PendingRow[] = [];
  for (const pendingRow of wanted) {
    const row = byId.get(pendingRow.id);
    if (row) fillStored(write, pendingRow, row);
    else missing.push(pendingRow);
  }
  if (missing.length > 0) await refuseMissing(write, missing);
}

async function selectRows(write: LockingWrite, pendingRows: PendingRow[]): Promise<Row[]> {
  const allowed = allowedRows(write);
  if (allowed === 'none') return [];
  const statement = sql`select ${raw([systemList, ...(write.plan.readBeside.length > 0 ? ['t.created_at as "#made"'] : []), ...keptColumns(write.snapshot, write.plan)].join(', '))} from ${raw(write.object.table)} t
    where t.id = any(${pendingRows.map(({ id }) => id)}::uuid[]) and ${trashed(write)} ${allowed === 'all' ? raw('') : sql`and ${allowed}`}
    order by t.id for ${raw(write.action === 'delete' ? 'update' : 'no key update')} of t`;
  return write.tx.query(
    prepared(statement.text, bindRun(statement.values, startRun(write.workspace, write.actor)), write.snapshot.revision),
  );
}

function allowedRows({ byPlatform, snapshot, actor, object, action }: Write): RowCondition {
  if (byPlatform || action === 'create') return 'all';
  return rowFilter(snapshot, actor, object.name, rowAction[action], 't');
}

function trashed({ action }: Write): Sql {
  return action === 'restore' ? sql`t.deleted_at is not null` : sql`t.deleted_at is null`;
}

const systemList = 't.id, t.version, t.owner_id as "#owner", t.department_id as "#department"';

function fillStored({ plan }: Write, pendingRow: PendingRow, row: Row): void {
  pendingRow.before = keptValues(plan, row);
  pendingRow.version = row.version as number;
  pendingRow.madeAt = row['#made'] as string | undefined;
  pendingRow.holder = { ownerId: row['#owner'] as string | null, departmentId: row['#department'] as string | null };
}

/**
 * A record that the actor may read, but not change in this way, is not theirs to change; any other is none. One that they may change now was
 * brought back, or made theirs, since it was looked for: then it is a conflict, and the same request may go through.
 */
async function refuseMissing(write: Write, missing: PendingRow[]): Promise<void> {
  const seen = await lookAgain(write, missing);
  for (const pendingRow of missing) {
    const isAllowed = seen.get(pendingRow.id);
    refuseRow(write, pendingRow, {
      code: isAllowed === undefined ? 'recordNotFound' : isAllowed ? 'movedMeanwhile' : 'notAllowed',
    });
  }
}

/** Whether the actor may change them in this way now, of those that they may read. */
async function lookAgain(write: Write, pendingRows: PendingRow[]): Promise<Map<string, boolean>> {
  const readable = rowFilter(write.snapshot, write.actor, write.object.name, 'read', 't');
  const allowed = allowedRows(write);
  if (readable === 'none') return new Map();
  const conditions = [
    sql`t.id = any(${pendingRows.map(({ id }) => id)}::uuid[])`,
    trashed(write),
    ...(readable === 'all' ? [] : [readable]),
  ];
  const isAllowed = allowed === 'all' ? raw('true') : allowed === 'none' ? raw('false') : sql`(${allowed}) is true`;
  const statement = sql`select t.id, ${isAllowed} as allowed from ${raw(write.object.table)} t where ${join(conditions, ' and ')}`;
  const rows = await write.readTx.query<{ id: string; allowed: boolean }>({
    text: statement.text,
    values: bindRun(statement.values, startRun(write.workspace, write.actor)),
  });
  return new Map(rows.map(({ id, allowed }) => [id, allowed]));
}
