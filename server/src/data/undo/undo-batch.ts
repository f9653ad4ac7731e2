import type { Problem } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { notAllowedIn } from '../../access/app-switches.ts';
import { mayChangeField, visibilityOf } from '../../access/field-rights.ts';
import type { Transaction } from '../../base/database/database.ts';
import { problem, TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import type { CompiledObject } from '../../catalog/snapshot.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { inWriteTransaction } from '../write/in-write-transaction.ts';
import { runWrite } from '../write/run-write.ts';
import type { BatchInfo, FailedRow, RecordChange, WriteResult } from '../write/write-request.ts';
import { type Entry, readEntries } from './batch-entries.ts';
import { claimBatch, markUndone } from './claim-batch.ts';
import { cancelPendingRuns, claimConsequences, lockWaiting, withoutThoseOf } from './consequences.ts';
import { findKept, findKeptOf, type KeptRecords, madeBy } from './find-kept.ts';

export type UndoResult = {
  ids: string[];
  /** Records left as they are, or some of their fields, and why. `row` counts within the failed ones. */
  failed: (FailedRow & { id: string })[];
  /** The undo is a batch as well, and can be undone. */
  undo: string;
};

/**
 * Takes back what a batch did: made records go to the trash, trashed ones come back, changed fields get their old values. What
 * automations did because of it is taken back, too. Left as they are, and told: fields that hold something else by now, made records that
 * people have worked with since, and whatever the actor has no right to change in this way now.
 *
 * Only who made the batch, or who manages the workspace, may do it, for 30 days. Where nothing could be taken back, the batch does not
 * count as undone and may be tried again.
 *
 * With `within` it is part of that transaction. Throws `notFound` and `alreadyDone`.
 */
export function undoBatch(workspace: Workspace, actor: Actor, token: string, within?: Transaction): Promise<UndoResult> {
  return within ? undo(within) : inWriteTransaction(workspace, undo);

  async function undo(tx: Transaction): Promise<UndoResult> {
    await claimBatch(workspace, actor, { tx, token });
    await lockWaiting(workspace, tx, [token]);
    const batch = { id: newId(), kind: 'undo', cause: token };
    const result: UndoResult = { ids: [], failed: [], undo: batch.id };
    await takeBack({ workspace, actor, tx, batch, result }, token);
    const tookNothingBack = result.ids.length === 0 && result.failed.length > 0;
    if (!tookNothingBack) await markUndone(workspace, tx, [token]);
    return { ...result, ids: [...new Set(result.ids)] };
  }
}

type Undo = { workspace: Workspace; actor: Actor; tx: Transaction; batch: BatchInfo & { id: string }; result: UndoResult };

async function takeBack(undo: Undo, token: string): Promise<void> {
  const { workspace, tx, batch } = undo;
  const kept = await findKept(workspace, tx, { token, undo: batch.id });
  for await (const entries of readEntries(workspace, tx, token))
    for (const run of splitRuns(entries.filter((entry) => !isLeft(undo, kept, entry)))) await takeBackChain(undo, run);
}

/**
 * Takes changes back after everything that came of them, newest first, so that each finds the values that it left. What came of a change that
 * stays as it is stays, too: all of it is then done anew without that.
 */
async function takeBackChain(undo: Undo, run: Entry[]): Promise<void> {
  const { workspace, tx, batch, result } = undo;
  const before = { ids: result.ids.length, failed: result.failed.length };
  let consequences = await claimConsequences(workspace, tx, run);
  const made = consequences.flatMap((each) => madeBy([each], each.batch));
  const kept = await findKeptOf(workspace, tx, { made, undo: batch.id });
  const mayStay = consequences.length > 0;
  if (mayStay) await tx.query({ text: 'savepoint chain', values: [] });
  for (;;) {
    const done = await takeBackAll(undo, [...splitRuns(consequences.filter((entry) => !isLeft(undo, kept, entry))), run]);
    const left = withoutThoseOf(consequences, entriesThatStay([...consequences, ...run], done));
    if (left.length === consequences.length) {
      await cancelPendingRuns(workspace, tx, [...done]);
      if (left.length > 0) await markUndone(workspace, tx, [...new Set(left.map(({ batch }) => batch))]);
      if (mayStay) await tx.query({ text: 'release savepoint chain', values: [] });
      return;
    }
    await tx.query({ text: 'rollback to savepoint chain', values: [] });
    result.ids.splice(before.ids);
    result.failed.splice(before.failed);
    consequences = left;
  }
}

/** Answers the entries that were taken back. */
async function takeBackAll(undo: Undo, runs: readonly Entry[][]): Promise<Set<Entry>> {
  const done = new Set<Entry>();
  for (const run of runs) for (const entry of await takeBackRun(undo, run)) done.add(entry);
  return done;
}

function entriesThatStay(entries: readonly Entry[], done: ReadonlySet<Entry>): Set<string> {
  return new Set(entries.flatMap((entry) => (done.has(entry) ? [] : [entry.id])));
}

/** Made records that are in use by now stay, with what the batch changed in them. */
function isLeft({ result }: Undo, kept: KeptRecords, { record_id: id, action }: Entry): boolean {
  const why = kept.get(id);
  if (why && (action === 'create' || action === 'restore')) leave(result, id, [why]);
  return why !== undefined;
}

/** Neighbours that one request can take back: same object, same action, no record twice, all consequences or none. */
function splitRuns(entries: Entry[]): Entry[][] {
  const runs: Entry[][] = [];
  let seen = new Set<string>();
  for (const entry of entries) {
    const [first] = runs.at(-1) ?? [];
    const isAlike = first?.object === entry.object && first.action === entry.action && first.follows === entry.follows;
    if (isAlike && !seen.has(entry.record_id)) runs.at(-1)?.push(entry);
    else {
      runs.push([entry]);
      seen = new Set();
    }
    seen.add(entry.record_id);
  }
  return runs;
}

/** Answers the entries that were taken back. */
async function takeBackRun(undo: Undo, run: Entry[]): Promise<Entry[]> {
  const { workspace, result } = undo;
  const [{ object: name, action, follows }] = run as [Entry];
  const object = workspace.snapshot.objects.get(name);
  if (!object) return [];
  // What the platform did because of a change goes with it: links by themselves, the rest as trash and restore take it along.
  if (follows && (action !== 'update' || result.ids.length === 0)) return [];
  return action === 'update' ? takeBackChanges(undo, object, run) : takeBackWhole(undo, object, run);
}

async function takeBackChanges(undo: Undo, object: CompiledObject, run: Entry[]): Promise<Entry[]> {
  const { result } = undo;
  const follows = run[0]?.follows ?? false;
  const records: RecordChange[] = [];
  // Of those where rows of a sub-table alone were changed nothing is left to do.
  const bare: Entry[] = [];
  for (const entry of run) {
    const { record_id: id, changes } = entry;
    const { values, expects, problems } = readBack(undo, object, { changes: changes ?? {}, follows });
    if (problems.length > 0) leave(result, id, problems);
    if (Object.keys(values).length > 0) records.push({ id, values, expects });
    else if (problems.length === 0) bare.push(entry);
  }
  if (records.length === 0) return bare;
  const written = await write(undo, follows, { object: object.name, action: 'update', records });
  for (const { row, problems } of [...written.failed, ...(written.left ?? [])]) leave(result, records[row]?.id ?? '', problems);
  return [...bare, ...noteDone(undo, run, written)];
}

type ReadBack = Required<Pick<RecordChange, 'values' | 'expects'>> & { problems: Problem[] };

/** The old values of the fields that the actor may write; marks that nobody may set by hand, such as what a lead was turned into, count as theirs. */
function readBack(
  { workspace, actor }: Undo,
  object: CompiledObject,
  { changes, follows }: { changes: NonNullable<Entry['changes']>; follows: boolean },
): ReadBack {
  const back: ReadBack = { values: {}, expects: {}, problems: [] };
  for (const [name, [was, is]] of Object.entries(changes)) {
    const { definition, type } = object.fields.get(name) ?? {};
    // Rows of a sub-table are changes of the batch themselves.
    if (!definition || type?.children) continue;
    const isSeen = visibilityOf(workspace.snapshot, actor, object.name, name) === 'clear';
    if (follows || mayChangeField(workspace.snapshot, actor, object.name, name) || (isSeen && definition.readOnly)) {
      back.values[name] = was;
      back.expects[name] = is;
    } else
      back.problems.push(
        isSeen
          ? problem('fieldReadOnly', name, { label: definition.label })
          : notAllowedIn(workspace.snapshot, actor, object.name),
      );
  }
  return back;
}

async function takeBackWhole(undo: Undo, object: CompiledObject, run: Entry[]): Promise<Entry[]> {
  const { workspace, actor } = undo;
  const action = run[0]?.action === 'delete' ? ('restore' as const) : ('delete' as const);
  const ids = run.map(({ record_id }) => record_id);
  const written = await write(undo, false, { object: object.name, action, ids });
  const failed = written.failed.map(({ row, problems }) => ({ id: ids[row] as string, problems }));
  const open = await stillOpen(undo, object, { ids: failed.map(({ id }) => id), action });
  for (const { id, problems } of failed)
    if (open.has(id))
      leave(
        undo.result,
        id,
        problems.map((each) => (each.code === 'recordNotFound' ? notAllowedIn(workspace.snapshot, actor, object.name) : each)),
      );
  return noteDone(undo, run, written);
}

/** Those that are not in the trash already, or back from it. */
async function stillOpen(
  { tx }: Undo,
  object: CompiledObject,
  { ids, action }: { ids: string[]; action: 'delete' | 'restore' },
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.query<{ id: string }>({
    text: `select id from ${object.table} where id = any($1::uuid[]) and deleted_at is ${action === 'delete' ? '' : 'not'} null`,
    values: [ids],
  });
  return new Set(rows.map(({ id }) => id));
}

type Request =
  | { object: string; action: 'update'; records: RecordChange[] }
  | { object: string; action: 'delete' | 'restore'; ids: string[] };

/** Where the actor has no right over any record of the object, every one of them is left. */
async function write({ workspace, actor, tx, batch }: Undo, follows: boolean, request: Request): Promise<WriteResult> {
  try {
    const how = { tx, byPlatform: follows, follows, takesBack: !follows };
    return await runWrite(workspace, actor, { ...request, partial: true, batch }, how);
  } catch (error) {
    if (!(error instanceof TenonError) || !['forbidden', 'notFound'].includes(error.code)) throw error;
    const rows = 'records' in request ? request.records : request.ids;
    const failed = rows.map((_, row) => ({ row, problems: [notAllowedIn(workspace.snapshot, actor, request.object)] }));
    return { ids: [], versions: [], unchanged: 0, failed };
  }
}

function noteDone({ result }: Undo, run: Entry[], { ids }: WriteResult): Entry[] {
  const done = new Set(ids);
  result.ids.push(...ids);
  return run.filter(({ record_id }) => done.has(record_id));
}

function leave(result: UndoResult, id: string, problems: Problem[]): void {
  result.failed.push({
    row: result.failed.length,
    id,
    problems: problems.map((each) => ({ ...each, row: result.failed.length })),
  });
}
