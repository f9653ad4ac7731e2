import { dateIn } from '@tenon/metadata/zoned-time.ts';
import type { Actor } from '../../access/actor.ts';
import { noUser } from '../../access/actors.ts';
import { badRequest, TenonError } from '../../base/errors.ts';
import { isId, newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { refuseRow } from './check/refuse-rows.ts';
import { type ObjectPlan, planOf } from './object-plan.ts';
import { emptyValues, type LockingWrite, type PendingRow, type Write } from './write.ts';
import type { RecordChange, Values, WriteRequest } from './write-request.ts';

/** Rows of one request at the most. */
export const maxRows = 10_000;

/** Lays the batch out: one row per row, ids checked, rows named twice refused. Every delete is a batch that undo can take back. */
export function openWrite(
  workspace: Workspace,
  actor: Actor,
  request: WriteRequest,
  {
    tx,
    byPlatform,
    follows,
    takesBack,
    ofRun,
    commitsNext,
    rate,
    also,
    within,
  }: Pick<LockingWrite, 'tx' | 'byPlatform' | 'follows' | 'takesBack' | 'ofRun' | 'commitsNext' | 'rate' | 'also' | 'within'>,
): LockingWrite {
  const { snapshot } = workspace;
  const object = snapshot.objects.get(request.object);
  if (!object) throw new TenonError('notFound');
  const plan = planOf(snapshot, object);
  const now = workspace.clock.now();
  const batch = request.batch ?? (request.action === 'delete' ? { kind: 'delete' } : undefined);
  const write: LockingWrite = {
    workspace,
    actor,
    snapshot,
    object,
    plan,
    action: request.action,
    tx,
    readTx: tx,
    byPlatform,
    follows,
    takesBack,
    ofRun,
    // Rows of its own are written behind a new record.
    commitsNext: commitsNext && !givesLines(plan, request),
    rate,
    by: actor.userId === noUser ? null : actor.userId,
    partial: request.partial ?? false,
    repeats: 'repeats' in request && request.repeats ? { gaveWay: [], same: [] } : undefined,
    read: request.action === 'create' ? request.read : undefined,
    mode: (request.action === 'create' && request.mode) || {},
    batch: batch && { ...batch, id: batch.id ?? newId() },
    now: now.toISOString(),
    today: dateIn(now, actor.timeZone),
    pendingRows: layOut(request),
    unchanged: [],
    problems: new Map(),
    numbers: new Map(),
    foreseen: new Map(),
    numberLine: request.action === 'create' ? request.order?.numbers : undefined,
    warnings: new Map(),
    opened: new Map(),
    limited: [],
    left: new Map(),
    along: new Map(),
    also,
    within,
  };
  if (request.action !== 'create') refuseUnusableIds(write);
  return write;
}

function givesLines({ children }: ObjectPlan, request: WriteRequest): boolean {
  return (
    request.action === 'create' && children.some(({ name }) => request.records.some((values) => Object.hasOwn(values, name)))
  );
}

function layOut(request: WriteRequest): PendingRow[] {
  const rows = 'records' in request ? request.records : request.ids;
  if (!Array.isArray(rows)) throw badRequest({ zh: '应为记录的数组', en: 'an array of records is needed' });
  if (rows.length > maxRows) throw new TenonError('tooLarge', { params: { max: `${maxRows}` } });
  if (request.action === 'create')
    return request.records.map((values, row) =>
      pendingRow(row, request.ids?.[row] ?? newId(), { given: readValues(values, row) }),
    );
  if (request.action === 'update') return request.records.map(changeDraft);
  return [...new Set(request.ids)].map((id, row) => pendingRow(row, id, { given: emptyValues(), expected: request.version }));
}

function changeDraft(change: RecordChange, row: number): PendingRow {
  readValues(change, row);
  const expected = change.version;
  if (expected !== undefined && !Number.isInteger(expected))
    throw badRequest({ zh: `第 ${row} 行：version 应为整数`, en: `row ${row}: version is not an integer` });
  return pendingRow(row, change.id, { given: readValues(change.values, row), expected, expects: change.expects });
}

function pendingRow(row: number, id: string, more: Pick<PendingRow, 'given' | 'expected' | 'expects'>): PendingRow {
  return { row, id, values: emptyValues(), version: 1, ...more };
}

function readValues(values: unknown, row: number): Values {
  if (typeof values === 'object' && values !== null && !Array.isArray(values)) return values as Values;
  throw badRequest({ zh: `第 ${row} 行应为字段值的对象`, en: `row ${row} is not an object of values` });
}

function refuseUnusableIds(write: Write): void {
  const seen = new Set<string>();
  for (const each of write.pendingRows) {
    if (!isId(each.id)) {
      refuseRow(write, each, { code: 'recordNotFound' });
      continue;
    }
    each.id = each.id.toLowerCase();
    if (seen.has(each.id) && !write.repeats) refuseRow(write, each, { code: 'repeated' });
    seen.add(each.id);
  }
}
