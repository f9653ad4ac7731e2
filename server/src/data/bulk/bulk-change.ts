import type { BulkResult, Filter } from '@tenon/metadata';
import sql, { join, type Sql } from 'sql-template-tag';
import type { Actor } from '../../access/actor.ts';
import { askerOf } from '../../access/field-rights.ts';
import { rowFilter } from '../../access/row-filter.ts';
import { viewerOf } from '../../access/viewer-of.ts';
import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import { presentQuery } from '../../catalog/former-names.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readListQuery } from '../../query/parse/read-list-query.ts';
import { fromClause, startCompiler } from '../../query/source.ts';
import { openObject } from '../../query/statements/list.ts';
import { recordConditions } from '../../query/statements/record-conditions.ts';
import { bindRun, startRun } from '../../query/statements/run.ts';
import { listIds } from '../read/stream-records.ts';
import { withRates } from '../read/with-rates.ts';
import { distinctWarnings } from '../write/distinct-warnings.ts';
import { writeRecords } from '../write/write-records.ts';
import type { FailedRow, Values } from '../write/write-request.ts';

/** Which records: named ones, or all of a list. */
export type BulkTarget = { object: string; ids?: string[]; filter?: Filter; search?: string };
export type BulkChange = BulkTarget & { action: 'update' | 'delete' | 'restore'; values?: Values };

/** What was done, its problems not yet put into words. */
export type BulkDone = Omit<BulkResult, 'failed'> & {
  failed: readonly (FailedRow & { id?: string })[];
  /** What rules warn of, each once. */
  warnings?: FailedRow[];
};

type Failure = FailedRow & { id: string };

/** Records changed by one transaction. */
export const bulkStep = 1000;
/** More are told by number only. */
const maxFailures = 200;

/** How many records a change is asked for, and how many of them the actor may change. */
export async function countChangeable(
  workspace: Workspace,
  actor: Actor,
  { action, object, ids, filter, search }: BulkTarget & { action: BulkChange['action'] },
): Promise<{ total: number; allowed: number }> {
  const asked = { object, search, filter: targetFilter({ ids, filter }), trash: action === 'restore' };
  const { shape, slots } = readListQuery(presentQuery(askerOf(workspace.snapshot, actor), asked));
  const source = openObject(startCompiler(workspace.snapshot, viewerOf(workspace.snapshot, actor)), shape.object);
  const where = recordConditions(source, shape);
  const allowed = rowFilter(workspace.snapshot, actor, object, action === 'update' ? 'edit' : 'delete', source.alias);
  const condition: Sql = allowed === 'all' ? sql`true` : allowed === 'none' ? sql`false` : allowed;
  const statement = sql`select count(*) as total, count(*) filter (where ${condition}) as allowed from ${fromClause(source)} where ${join(where, ' and ')}`;
  const run = await withRates(workspace, startRun(workspace, actor, slots));
  const values = bindRun(statement.values, run);
  const [row] = await workspace.db.read<{ total: string; allowed: string }>({ text: statement.text, values }, 'long');
  return { total: Number(row?.total ?? 0), allowed: Number(row?.allowed ?? 0) };
}

/**
 * Changes many records as one batch that undo takes back, in steps of bounded size. Records the actor may not change are reported and
 * left. With `tx` all steps are part of that transaction. Throws `forbidden` without the right to bulk changes.
 */
export async function bulkChange(
  workspace: Workspace,
  actor: Actor,
  change: BulkChange,
  { tx }: { tx?: Transaction } = {},
): Promise<BulkDone> {
  if (!actor.rights.allows(change.object, 'bulk')) throw new TenonError('forbidden');
  const ids = change.ids ?? (await findIds(workspace, actor, { ...change, tx }));
  const undo = newId();
  const done: string[] = [];
  const failed: Failure[] = [];
  let written = 0;
  let warnings: FailedRow[] = [];
  const along = new Map<string, number>();
  for (let start = 0; start < ids.length; start += bulkStep) {
    const part = ids.slice(start, start + bulkStep);
    const request = { ...requestFor(change, part), partial: true, batch: { id: undo, kind: 'bulk' } };
    const result = await writeRecords(workspace, actor, request, tx);
    done.push(...result.ids);
    warnings = distinctWarnings(result.warnings, warnings);
    written += result.ids.length - result.unchanged;
    for (const { object, count } of result.along ?? []) along.set(object, (along.get(object) ?? 0) + count);
    failed.push(...result.failed.map(({ row, problems }) => ({ row: start + row, id: part[row] as string, problems })));
  }
  return {
    done: done.length,
    failed: failed.slice(0, maxFailures),
    ids: done.slice(0, bulkStep),
    ...(written > 0 && { undo }),
    ...(warnings.length > 0 && { warnings }),
    ...(along.size > 0 && { along: [...along].map(([object, count]) => ({ object, count })) }),
  };
}

/** One change of many records as the write that does it to these. */
export function requestFor({ object, action, values = {} }: BulkChange, ids: string[]) {
  return action === 'update' ? { object, action, records: ids.map((id) => ({ id, values })) } : { object, action, ids };
}

/** The records of a list, or of the trash where they are to be restored. */
export function findIds(
  workspace: Workspace,
  actor: Actor,
  { object, filter, search, action, tx }: BulkChange & { tx: Transaction | undefined },
): Promise<string[]> {
  return listIds(workspace, actor, { object, filter, search, trash: action === 'restore' }, tx);
}

function targetFilter({ ids, filter }: Pick<BulkTarget, 'ids' | 'filter'>): Filter | undefined {
  return ids ? { field: 'id', op: 'in', value: ids } : filter;
}
