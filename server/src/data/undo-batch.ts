import type { Actor } from '../access/actor.ts';
import { isOwnedBy } from '../access/owner.ts';
import type { Transaction } from '../base/database.ts';
import { TenonError } from '../base/errors.ts';
import { isId, newId } from '../base/ids.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { rowAction } from './write/authorise.ts';
import { inWriteTransaction } from './write/in-write-transaction.ts';
import { runWrite } from './write/run-write.ts';
import { sysTable } from './write/sys-table.ts';
import type { FailedRow, Values, WriteAction, WriteRequest } from './write-request.ts';

export type UndoResult = {
  ids: string[];
  /** Records left as they are, because they were changed again since. `row` counts within the failed ones. */
  failed: (FailedRow & { id: string })[];
  /** The undo is a batch as well, and can be undone. */
  undo: string;
};

type Entry = { object: string; record_id: string; action: WriteAction; changes: Record<string, [unknown, unknown]> };
type Batch = { actor: string | null; key_id: string | null; undone_at: string | null; recent: boolean };

/** Entries undone by one statement at the most. */
const runLength = 2000;
const behindAllIds = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * Takes back what a batch did: made records go to the trash, trashed ones come back, changed fields get their old values unless
 * somebody changed them since. Only who made the batch, or who manages the workspace, may do it, for 30 days. Who could still do
 * such a thing may take it back, even where he has handed the records over: rights over each record are not asked again. Where
 * nothing could be taken back, the batch does not count as undone and may be tried again.
 *
 * With `within` it is part of that transaction. Throws `notFound` and `alreadyDone`.
 */
export function undoBatch(workspace: Workspace, actor: Actor, token: string, within?: Transaction): Promise<UndoResult> {
  return within ? undo(within) : inWriteTransaction(workspace, undo);

  async function undo(tx: Transaction): Promise<UndoResult> {
    await claimBatch(workspace, actor, { tx, token });
    const batch = { id: newId(), kind: 'undo' };
    const result: UndoResult = { ids: [], failed: [], undo: batch.id };
    for (let before = behindAllIds; ; ) {
      const { entries, last } = await readEntries(workspace, tx, { token, before });
      for (const run of splitRuns(entries)) await undoRun(workspace, actor, { tx, run, undo: batch, result });
      if (last === null) break;
      before = last;
    }
    const tookNothingBack = result.ids.length === 0 && result.failed.length > 0;
    if (!tookNothingBack) await markUndone(workspace, { tx, token });
    return { ...result, ids: [...new Set(result.ids)] };
  }
}

async function claimBatch(workspace: Workspace, actor: Actor, { tx, token }: { tx: Transaction; token: string }): Promise<void> {
  if (!isId(token)) throw new TenonError('notFound');
  const table = sysTable({ workspace }, 'sys_batch');
  const [batch] = await tx.query<Batch>({
    text: `select actor, key_id, undone_at, at > $2::timestamptz - interval '30 days' as recent from ${table} where id = $1 for update`,
    values: [token, workspace.clock.now()],
  });
  const manages = actor.rights.system.has('manageMetadata');
  if (!batch?.recent || !(manages || isMadeBy(actor, batch))) throw new TenonError('notFound');
  if (!manages && !(await couldStillDo(workspace, actor, { tx, token }))) throw new TenonError('forbidden');
  if (batch.undone_at !== null) throw new TenonError('alreadyDone');
}

function isMadeBy(actor: Actor, { actor: userId, key_id: keyId }: Batch): boolean {
  return userId !== null && isOwnedBy(actor, { userId, keyId });
}

async function markUndone(workspace: Workspace, { tx, token }: { tx: Transaction; token: string }): Promise<void> {
  const table = sysTable({ workspace }, 'sys_batch');
  await tx.query({ text: `update ${table} set undone_at = $2 where id = $1`, values: [token, workspace.clock.now()] });
}

/** Whether the actor still has the right to anything the batch did; what followed from that needed no right of its own. */
async function couldStillDo(
  workspace: Workspace,
  { rights }: Actor,
  { tx, token }: { tx: Transaction; token: string },
): Promise<boolean> {
  const done = await tx.query<Pick<Entry, 'object' | 'action'>>({
    text: `select distinct object, action from ${sysTable({ workspace }, 'sys_history')} where batch = $1`,
    values: [token],
  });
  return done.some(({ object, action }) =>
    action === 'create' ? rights.allows(object, 'create') : rights.scopes(object, rowAction[action]).length > 0,
  );
}

/** Newest first: what was done last is taken back first. Both conditions go by the index, however far back the batch is read. */
async function readEntries(
  workspace: Workspace,
  tx: Transaction,
  { token, before }: { token: string; before: string },
): Promise<{ entries: Entry[]; last: string | null }> {
  const rows = await tx.query<Entry & { id: string }>({
    text: `select id, object, record_id, action, changes from ${sysTable({ workspace }, 'sys_history')}
      where batch = $1 and id < $2 order by id desc limit ${runLength}`,
    values: [token, before],
  });
  return { entries: rows, last: rows.length === runLength ? (rows.at(-1)?.id ?? null) : null };
}

/** Neighbours that one request can take back: same object, same action, no record twice. */
function splitRuns(entries: Entry[]): Entry[][] {
  const runs: Entry[][] = [];
  let seen = new Set<string>();
  for (const entry of entries) {
    const [first] = runs.at(-1) ?? [];
    if (first?.object === entry.object && first.action === entry.action && !seen.has(entry.record_id)) runs.at(-1)?.push(entry);
    else {
      runs.push([entry]);
      seen = new Set();
    }
    seen.add(entry.record_id);
  }
  return runs;
}

type Run = { tx: Transaction; run: Entry[]; undo: { id: string; kind: string }; result: UndoResult };

async function undoRun(workspace: Workspace, actor: Actor, { tx, run, undo, result }: Run): Promise<void> {
  const request = reverse(run, undo);
  if (!workspace.snapshot.objects.has(request.object)) return;
  const { ids, failed } = await runWrite(workspace, actor, request, { tx, byPlatform: true });
  result.ids.push(...ids);
  for (const each of failed) {
    // In the trash already, or back from it: nothing is left to do.
    if (request.action !== 'update' && each.problems.every(({ code }) => code === 'recordNotFound')) continue;
    result.failed.push({ ...each, row: result.failed.length, id: run[each.row]?.record_id ?? '' });
  }
}

function reverse(run: Entry[], batch: { id: string; kind: string }): WriteRequest {
  const [{ object, action }] = run as [Entry];
  const ids = run.map(({ record_id }) => record_id);
  if (action === 'create' || action === 'restore') return { object, action: 'delete', ids, partial: true, batch };
  if (action === 'delete') return { object, action: 'restore', ids, partial: true, batch };
  const records = run.map(({ record_id, changes }) => ({ id: record_id, values: side(changes, 0), expects: side(changes, 1) }));
  return { object, action: 'update', records, partial: true, batch };
}

/** Old (0) or new (1) values of what changed. */
function side(changes: Entry['changes'], at: 0 | 1): Values {
  return Object.fromEntries(Object.entries(changes).map(([field, values]) => [field, values[at]]));
}
