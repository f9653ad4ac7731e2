import type { Actor } from '../../access/actor.ts';
import type { Transaction, TransactionSettings } from '../../base/database.ts';
import { TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import { mapInTurns } from '../../base/in-turns.ts';
import { isOutdated } from '../../catalog/run-again-after-publish.ts';
import { runSlowDdl } from '../../catalog/sync-schema/schema-tasks.ts';
import { holdsUniqueness, setIndexesAside } from '../../catalog/sync-schema/set-indexes-aside.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { isLostRace, toRefusal } from '../write/refused-by-database.ts';
import { wakeEncoder } from '../write/row-encoder.ts';
import type { Pipelined } from '../write-request.ts';
import { type ImportBatch, importBatch, onItsOwn } from './import-batch.ts';
import { type FailedLine, keepErrors } from './import-errors.ts';
import { type Attempts, type Batch, startBatch } from './import-line.ts';
import { type CheckedPlan, checkPlan, type GivenPlan } from './import-plan.ts';
import { rowProblem } from './import-problem.ts';
import { type ImportProgress, keepProgress, startOf } from './import-progress.ts';
import { type LinkMemory, openLinkMemory } from './link-memory.ts';
import { type ImportRow, openCellReader, refuseLongRow } from './read-cells.ts';
import type { FileRow } from './read-rows.ts';
import { keepWaiting, type OwnNames, putOff, readOwnNames, setWaiting } from './self-links.ts';
import { type KeySorter, openKeySorter } from './sort-in-keys.ts';
import { readUpload, rowsOf, type Upload } from './uploads.ts';

/** What an import's job keeps from its start. */
export type ImportInput = { upload: string; name: string; object: string; rows: number; plan: GivenPlan; dryRun: boolean };

export type ImportRun = { id: string; input: ImportInput; progress: Record<string, unknown> };

/** Asked between batches; throws when the import shall stop. What was committed stays, and can be undone. */
export type ImportControl = { check(): Promise<void> };

/** As many as the database writes while the next ones are made ready, and no more than others can wait for. */
export const batchSize = 600;
/** One waits for its turn, one is being made ready: while the one that is written asks and answers, there is always something to do. */
const batchesAhead = 3;
const maxAttempts = 4;

/**
 * Batches need not wait for the disk one by one: what a crash takes away takes the progress along, and the import goes on from
 * there. The commit that calls the job done waits for all of them. Nor do they sort search keys in, which `KeySorter` does meanwhile.
 */
const importSettings: TransactionSettings = { synchronous_commit: 'off', gin_pending_list_limit: "'64MB'" };

/**
 * Brings the rows of an upload in as the plan says, with the rights of who started it. Each batch is one transaction that also
 * keeps how far the import has come, so a new worker goes on where a killed one stopped. A dry run does everything and then
 * rolls back. Bad rows are left out and reported.
 */
export async function runImport(
  workspace: Workspace,
  actor: Actor,
  { id, input, progress }: ImportRun,
  control: ImportControl,
): Promise<ImportProgress> {
  const { revision } = workspace.snapshot;
  const upload = await readUpload(workspace, actor, input.upload);
  wakeEncoder(upload.rows).catch(() => {});
  const plan = await checkPlan(workspace, actor, { upload, plan: input.plan });
  const run: Run = {
    ...{ workspace, actor, job: id, revision, plan, upload, dryRun: input.dryRun, control },
    progress: startOf(progress),
    memory: openLinkMemory(),
    keys: openKeySorter(workspace, plan.object.table),
    own: await readOwnNames(rowsOf(workspace, upload), plan),
    trustsIndexes: await holdsUniqueness(workspace, plan.object),
  };
  if (!run.dryRun) run.progress.batch ??= newId();
  const isAside = await makeRoom(run);
  try {
    await importRows(run);
    await linkRows(run);
  } finally {
    run.keys.end();
    if (isAside) void runSlowDdl(workspace).catch((error) => workspace.log.warn({ err: error }, 'indexes were not built'));
  }
  return run.progress;
}

/** From this many rows on it is worthwhile to build indexes anew, where there are at the most a tenth as many, and few enough to be read. */
const manyRows = 10_000;
const fewRecords = 20_000;

/** Whether indexes that nothing of the import looks into are set aside: while a table is filled for the first time. */
async function makeRoom({ workspace, plan, upload, dryRun }: Run): Promise<boolean> {
  const { object, mode, columns } = plan;
  const looksItself = columns.some(({ link }) => link?.targets.some((target) => target.object === object));
  if (dryRun || mode !== 'create' || looksItself || upload.rows < manyRows) return false;
  const most = Math.min(fewRecords, upload.rows / 10);
  const [found] = await workspace.db.read<{ count: number }>({
    text: `select count(*)::int as count from (select from ${object.table} limit $1) t`,
    values: [Math.ceil(most) + 1],
  });
  return (found?.count ?? 0) <= most && setIndexesAside(workspace, object);
}

type Run = {
  workspace: Workspace;
  actor: Actor;
  job: string;
  /** Of the model that the plan was checked with. */
  revision: number;
  plan: CheckedPlan;
  upload: Upload;
  dryRun: boolean;
  control: ImportControl;
  progress: ImportProgress;
  memory: LinkMemory;
  own: OwnNames;
  keys: KeySorter;
  /** As long as no row was refused by a unique index, they are all that is asked. */
  trustsIndexes: boolean;
};

/** While the database writes a batch, the next ones are read, checked and made ready; they are committed one after the other. */
async function importRows(run: Run): Promise<void> {
  const onTheirWay: Batch[] = [];
  try {
    for await (const rows of batches(run)) {
      await run.control.check();
      onTheirWay.push(startBatch(attemptsAt(run, rows), onTheirWay.at(-1)));
      if (onTheirWay.length <= batchesAhead) continue;
      await onTheirWay.shift()?.committed;
      if (!run.dryRun) run.keys.noteBatch();
    }
    for (const { committed } of onTheirWay) await committed;
  } finally {
    await Promise.allSettled(onTheirWay.map(({ committed }) => committed));
  }
}

/** Of rows that something is wrong with, or that met another writer, a second attempt tells more. */
function attemptsAt(run: Run, rows: readonly FileRow[]): Attempts {
  return {
    first: (place) => commitOnce(run, rows, place),
    again: () => commitRows(run, rows),
    isWorthAnother(error) {
      if (isLostRace(error)) run.trustsIndexes = false;
      return isLostRace(error) || isRefusal(error);
    },
  };
}

/** Of something in the rows. */
function isRefusal(error: unknown): error is TenonError {
  return error instanceof TenonError && ['invalid', 'badRequest'].includes(error.code);
}

/** Rows that are still to be done; the first row of the file names its columns. */
async function* batches({ workspace, upload, progress }: Run): AsyncGenerator<FileRow[]> {
  let batch: FileRow[] = [];
  let isHeader = true;
  const done = progress.row;
  for await (const rows of rowsOf(workspace, upload))
    for (const row of rows) {
      if (!isHeader && row.row > done) batch.push(row);
      isHeader = false;
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
  if (batch.length > 0) yield batch;
}

/** What the database alone refuses is narrowed down to the rows that cause it. */
async function commitRows(run: Run, rows: readonly FileRow[]): Promise<void> {
  try {
    await retryLostRaces(run, () => commitOnce(run, rows));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (rows.length === 1) return commitFailed(run, rows[0] as FileRow, error);
    const middle = Math.ceil(rows.length / 2);
    await commitRows(run, rows.slice(0, middle));
    await commitRows(run, rows.slice(middle));
  }
}

async function retryLostRaces(run: Run, work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= maxAttempts || !isLostRace(error)) throw error;
      run.trustsIndexes = false;
    }
  }
}

function commitOnce(run: Run, given: readonly FileRow[], place: Partial<Pipelined> = {}): Promise<void> {
  const read = openReader(run);
  const last = (given.at(-1) as FileRow).row;
  return commit(run, async (batch) => {
    const rows = await mapInTurns(given, read);
    const waiting = rows.map((row) => putOff(row, run.own));
    const pipelined = { ...batch.pipelined, ...place };
    const { created, updated, skipped, ids } = await importBatch({ ...batch, pipelined }, rows);
    await pipelined.turn;
    if (!run.dryRun)
      await keepWaiting(
        batch,
        run.job,
        rows.flatMap((row, at) =>
          (waiting[at] ?? []).flatMap((link) => (ids.has(row) ? [{ row, link, id: ids.get(row) as string }] : [])),
        ),
      );
    const lines = rows.filter(({ problems }) => problems.length > 0);
    // What links to rows of the file would change, a dry run cannot know.
    const open = run.dryRun ? Math.min(skipped, rows.filter((row, at) => waiting[at]?.length && ids.has(row)).length) : 0;
    const [changed, same] = [updated + open, skipped - open];
    return {
      lines,
      counts: { row: last, processed: rows.length, created, updated: changed, skipped: same, failed: lines.length },
    };
  });
}

const readers = new WeakMap<CheckedPlan, (row: FileRow) => ImportRow>();

function openReader({ plan, upload }: Run): (row: FileRow) => ImportRow {
  const known = readers.get(plan);
  if (known) return known;
  const read = openCellReader(plan);
  const reader = (given: FileRow) => {
    const row = read(given);
    refuseLongRow(row, upload.columns.length);
    return row;
  };
  readers.set(plan, reader);
  return reader;
}

function commitFailed(run: Run, { row, cells }: FileRow, error: TenonError): Promise<void> {
  const problems = (
    error.details.problems ?? [
      { code: 'refused' as const, params: { message: { zh: '数据库拒绝了此行', en: 'The database refused this row' } } },
    ]
  ).map(({ row: _, ...each }) => rowProblem(each));
  const counts = { row, processed: 1, created: 0, updated: 0, skipped: 0, failed: 1 };
  return commit(run, async () => ({ lines: [{ row, cells, problems }], counts }));
}

/** Links between rows of the file, once all of them are in. */
async function linkRows(run: Run): Promise<void> {
  if (run.own.size === 0 || run.dryRun) return;
  for (let more = true; more; ) {
    await run.control.check();
    await commit(run, async (batch) => {
      const { count, lines } = await setWaiting(batch, run.job);
      more = count > 0;
      return { lines, counts: { row: run.progress.row, processed: 0, created: 0, updated: 0, skipped: 0, failed: 0 } };
    });
  }
}

type Counts = Omit<ImportProgress, 'step' | 'batch'>;
type Work = (batch: ImportBatch) => Promise<{ lines: FailedLine[]; counts: Counts }>;

class RolledBack extends Error {
  readonly code = 'rolledBack';
  readonly outcome: Awaited<ReturnType<Work>>;
  constructor(outcome: Awaited<ReturnType<Work>>) {
    super('dry run');
    this.outcome = outcome;
  }
}

/** Work, its report and its progress are committed together; in a dry run the work is rolled back first. */
async function commit(run: Run, work: Work): Promise<void> {
  const { workspace, memory } = run;
  try {
    if (run.dryRun) {
      const outcome = await rehearse(run, work);
      await workspace.db.transaction((tx) => report(run, tx, outcome), importSettings);
    } else await workspace.db.transaction(async (tx) => report(run, tx, await work(batchOf(run, planAnew(tx)))), importSettings);
    memory.keep();
  } catch (error) {
    memory.forget();
    // The job goes on from its last progress, with a plan of the new model.
    if (await isOutdated(workspace, run.revision, error)) throw new TenonError('busy', { cause: error });
    throw toRefusal(workspace, { object: run.plan.object.name }, error);
  }
}

async function rehearse(run: Run, work: Work): Promise<Awaited<ReturnType<Work>>> {
  try {
    await run.workspace.db.transaction(async (tx) => {
      throw new RolledBack(await work(batchOf(run, planAnew(tx))));
    }, importSettings);
  } catch (error) {
    run.memory.forget();
    if (error instanceof RolledBack) return error.outcome;
    throw error;
  }
  throw new Error('a dry run was committed');
}

/** A plan made while a table was nearly empty would go on reading the whole of it when it is full: batches keep none. */
function planAnew(tx: Transaction): Transaction {
  return { ...tx, query: ({ text, values }) => tx.query({ text, values }) };
}

function batchOf({ workspace, actor, plan, progress, memory, trustsIndexes, dryRun }: Run, tx: Transaction): ImportBatch {
  const info = { id: progress.batch ?? newId(), kind: 'import', awaited: plan.automations };
  // A dry run is rolled back, and has to know before what the database makes of it.
  const pipelined = { ...onItsOwn, trustsIndexes, pledges: !dryRun };
  return { workspace, actor, snapshot: workspace.snapshot, plan, tx, info, memory, pipelined, made: 0 };
}

async function report(run: Run, tx: Transaction, { lines, counts }: Awaited<ReturnType<Work>>): Promise<void> {
  const { workspace, job, progress: before } = run;
  await keepErrors(workspace, { tx, job, lines });
  const after: ImportProgress = {
    ...before,
    step: before.step + 1,
    row: counts.row,
    processed: before.processed + counts.processed,
    created: before.created + counts.created,
    updated: before.updated + counts.updated,
    skipped: before.skipped + counts.skipped,
    failed: before.failed + counts.failed,
  };
  keepProgress(workspace, { tx, job, before, after });
  tx.afterCommit(() => {
    run.progress = after;
  });
}
