import type { Actor } from '../../access/actor.ts';
import { askerOf } from '../../access/field-rights.ts';
import type { Transaction } from '../../base/database/database.ts';
import { yieldToEventLoop } from '../../base/yield-to-event-loop.ts';
import { type Asker, presentObject, presentValues } from '../../catalog/former-names.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readRatesWithin } from '../read/currency-rates.ts';
import { settleProblems } from './check/refuse-rows.ts';
import { runInOrder } from './commit-order.ts';
import { openWrite } from './open-write.ts';
import { pipelines } from './pipelines.ts';
import type { PendingRow, Write } from './write.ts';
import type { RecordChange, WriteRequest, WriteResult } from './write-request.ts';

export type RunOptions = {
  /** Part of a greater whole; otherwise the write has a transaction of its own. */
  tx: Transaction;
  /** The platform acts on a consequence of something that was allowed: rights and read-only marks do not apply. */
  byPlatform?: boolean;
  /** It follows from another write of the batch. */
  follows?: boolean;
  /** It takes back what a batch did. */
  takesBack?: boolean;
  /** The run of a process in whose name the platform writes: what its approval locks is not locked for it. */
  ofRun?: string;
  /** The transaction ends with it: what is saved is committed without having been waited for. */
  commitsNext?: boolean;
};

const manyRows = 100;

/** Sends a request down its pipeline within an open transaction. */
export async function runWrite(
  workspace: Workspace,
  actor: Actor,
  request: WriteRequest,
  { tx, byPlatform = false, follows = false, takesBack = false, ofRun, commitsNext = false }: RunOptions,
): Promise<WriteResult> {
  const write = openWrite(workspace, actor, inPresentNames(askerOf(workspace.snapshot, actor), request), {
    tx,
    byPlatform,
    follows,
    takesBack,
    ofRun,
    commitsNext,
    rate: await readRatesWithin(tx, workspace),
    also: (consequence) => runWrite(workspace, actor, consequence, { tx, byPlatform: true, follows: true, ofRun }),
    within: (part) => runWrite(workspace, actor, part, { tx, byPlatform, ofRun }),
  });
  for (const step of pipelines[write.action]) {
    if (write.pendingRows.length >= manyRows) await yieldToEventLoop();
    await runInOrder(step, write, request.action === 'create' ? request.order : undefined);
  }
  settleProblems(write);
  return resultOf(write);
}

function inPresentNames(asker: Asker, request: WriteRequest): WriteRequest {
  const object = presentObject(asker.snapshot, request.object);
  if (request.action === 'create')
    return { ...request, object, records: renameAll(request.records, (each) => presentValues(asker, object, each)) };
  if (request.action !== 'update') return object === request.object ? request : { ...request, object };
  const rename = (change: RecordChange): RecordChange => {
    const [values, expects] = [presentValues(asker, object, change.values), presentValues(asker, object, change.expects)];
    return values === change.values && expects === change.expects ? change : { ...change, values, ...(expects && { expects }) };
  };
  return { ...request, object, records: renameAll(request.records, rename) };
}

/** The very list, where nothing of it is called otherwise. */
function renameAll<Item>(items: readonly Item[], rename: (item: Item) => Item): readonly Item[] {
  if (!Array.isArray(items)) return items;
  const renamed = items.map(rename);
  return renamed.some((item, at) => item !== items[at]) ? renamed : items;
}

function resultOf({ pendingRows, unchanged, action, problems, warnings, repeats, left, batch, along }: Write): WriteResult {
  const step = action === 'create' ? 0 : 1;
  const done = [
    ...pendingRows.map((pendingRow) => ({ pendingRow, version: pendingRow.version + step })),
    ...unchanged.map(asItIs),
  ];
  if (unchanged.length > 0) done.sort((a, b) => a.pendingRow.row - b.pendingRow.row);
  return {
    ids: done.map(({ pendingRow }) => pendingRow.id),
    versions: done.map(({ version }) => version),
    unchanged: unchanged.length,
    failed: [...problems].map(([row, problems]) => ({ row, problems })).sort((a, b) => a.row - b.row),
    ...(repeats && { repeats }),
    ...(warnings.size > 0 && {
      warnings: [...warnings].filter(([row]) => !problems.has(row)).map(([row, problems]) => ({ row, problems })),
    }),
    ...(left.size > 0 && { left: [...left].map(([row, problems]) => ({ row, problems })) }),
    ...(batch && { batch: batch.id }),
    ...(along.size > 0 && { along: [...along].map(([object, count]) => ({ object, count })) }),
  };
}

function asItIs(pendingRow: PendingRow): { pendingRow: PendingRow; version: number } {
  return { pendingRow, version: pendingRow.version };
}
