import type { Actor } from '../../../access/actor.ts';
import type { Transaction, TransactionSettings } from '../../../base/database.ts';
import { TenonError } from '../../../base/errors.ts';
import { newId } from '../../../base/ids.ts';
import { mapInTurns } from '../../../base/in-turns.ts';
import { isOutdated } from '../../../catalog/run-again-after-publish.ts';
import { runSlowDdl } from '../../../catalog/sync-schema/schema-tasks.ts';
import { holdsUniqueness, setIndexesAside } from '../../../catalog/sync-schema/set-indexes-aside.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { isLostRace, toRefusal } from '../../write/refused-by-database.ts';
import { wakeEncoder } from '../../write/save/row-encoder.ts';
import { type CheckedPlan, checkPlan, type GivenPlan } from '../columns/import-plan.ts';
import { noteReplacements, openReplacements, type Replacements, tellReplacements } from '../columns/replacements.ts';
import type { FileRow } from '../file/read-rows.ts';
import { readUpload, rowsOf, type Upload } from '../file/uploads.ts';
import { type Families, findFamilies } from '../links/find-families.ts';
import { gatherFamilies } from '../links/gather-families.ts';
import { openHeldValues } from '../links/held-values.ts';
import { type LinkMemory, openLinkMemory } from '../links/link-memory.ts';
import { keepWaiting, type OwnNames, putOff, readOwnNames, setWaiting } from '../links/self-links.ts';
import { type BatchOutcome, type ImportBatch, importBatch, NeedsItsTurn, onItsOwn, standsAlone } from './import-batch.ts';
import { dropErrors, type FailedLine, keepErrors, readFailedRows } from './import-errors.ts';
import { type Attempts, type Batch, startBatch } from './import-line.ts';
import { addNotes } from './import-notes.ts';
import { rowProblem } from './import-problem.ts';
import { type ImportProgress, keepProgress, startOf } from './import-progress.ts';
import { type ImportRow, type OpenLink, onlyLacking, openCellReader, type RowIn, refuseLongRow } from './read-cells.ts';
import { type KeySorter, openKeySorter } from './sort-in-keys.ts';

/** What an import's job keeps from its start. */
export type ImportInput = {
  upload: string;
  name: string;
  object: string;
  rows: number;
  plan: GivenPlan;
  dryRun: boolean;
  /** Only the rows that this import left out. */
  failedOf?: string;
};

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
 * rolls back, rows that lean on one another together, and is begun anew by another worker. Bad rows are left out and reported.
 */
export async function runImport(
  workspace: Workspace,
  actor: Actor,
  { id, input, progress }: ImportRun,
  control: ImportControl,
): Promise<ImportProgress> {
  const upload = await readUpload(workspace, actor, input.upload);
  wakeEncoder(upload.rows).catch(() => {});
  const plan = await checkPlan(workspace, actor, { upload, plan: input.plan });
  const { snapshot, db } = workspace;
  const held = openHeldValues({ workspace, snapshot, actor, tx: { query: db.read } }, plan);
  const own = await readOwnNames(rowsOf(workspace, upload), plan, held);
  const run: Run = {
    ...{ workspace, actor, job: id, revision: snapshot.revision, plan, upload, dryRun: input.dryRun, control },
    progress: startOf(progress),
    memory: openLinkMemory(),
    keys: openKeySorter(workspace, plan.object.table),
    replacements: openReplacements(),
    own,
    ...(input.failedOf !== undefined && { only: await readFailedRows(workspace, input.failedOf) }),
    ...(input.dryRun && {
      families: await findFamilies(rowsOf(workspace, upload), { snapshot, plan, own, ...(held && { held }) }),
    }),
    trustsIndexes: await holdsUniqueness(workspace, plan.object),
  };
  if (run.dryRun) await beginAnew(run);
  else run.progress.batch ??= newId();
  const isAside = await makeRoom(run);
  try {
    await importRows(run);
    await linkRows(run);
    if (run.dryRun) await keepReplacements(run);
  } finally {
    run.keys.end();
    if (isAside) void runSlowDdl(workspace).catch((error) => workspace.log.warn({ err: error }, 'indexes were not built'));
  }
  return run.progress;
}

/** What a worker before has found out is found out again: families are told together, and not in the order of the file. */
async function beginAnew(run: Run): Promise<void> {
  const { step } = run.progress;
  if (step === 0) return;
  await dropErrors(run.workspace, run.job);
  run.progress = { ...startOf({}), step };
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
  /** Rows of the file that are meant, unless all are. */
  only?: ReadonlyMap<number, RowIn | undefined>;
  /** In a dry run. */
  families?: Families;
  keys: KeySorter;
  /** What a dry run has found so far. */
  replacements: Replacements;
  /** As long as no row was refused by a unique index, they are all that is asked. */
  trustsIndexes: boolean;
};

/** While the database writes a batch, the next ones are read, checked and made ready; they are committed one after the other. */
async function importRows(run: Run): Promise<void> {
  const onTheirWay: (Batch & Stoppable)[] = [];
  // A dry run reports on a second connection, while those ahead would hold theirs and wait for it.
  const ahead = run.dryRun ? 0 : batchesAhead;
  try {
    for await (const rows of batches(run)) {
      await run.control.check();
      const stop: Stoppable = { isStopped: false };
      onTheirWay.push(Object.assign(stop, startBatch(attemptsAt(run, rows, stop), onTheirWay.at(-1))));
      if (onTheirWay.length <= ahead) continue;
      await onTheirWay.shift()?.committed;
      if (!run.dryRun) run.keys.noteBatch();
    }
    while (onTheirWay.length > 0) {
      await run.control.check();
      await onTheirWay.shift()?.committed;
    }
  } finally {
    // The batch in hand comes to its end; those behind it have written nothing that anybody knows of.
    for (const batch of onTheirWay.slice(1)) batch.isStopped = true;
    await Promise.allSettled(onTheirWay.map(({ committed }) => committed));
  }
}

type Stoppable = { isStopped: boolean };

class Stopped extends Error {}

/** Of rows that something is wrong with, or that met another writer, a second attempt tells more. */
function attemptsAt(run: Run, rows: readonly FileRow[], stop: Stoppable): Attempts {
  const isAhead = standsAlone(run.plan) && !run.only;
  return {
    first: (place) => commitOnce(run, rows, { place: { ...place, isAhead }, stop }),
    again: () => commitRows(run, rows),
    isWorthAnother(error) {
      if (isLostRace(error)) run.trustsIndexes = false;
      return isLostRace(error) || isRefusal(error) || error instanceof NeedsItsTurn;
    },
  };
}

/** Of something in the rows. */
function isRefusal(error: unknown): error is TenonError {
  return error instanceof TenonError && ['invalid', 'badRequest'].includes(error.code);
}

/** Rows that are still to be done; the first row of the file names its columns. */
async function* batches(run: Run): AsyncGenerator<FileRow[]> {
  if (run.families) return yield* gatherFamilies(openRows(run), { families: run.families, size: batchSize });
  let batch: FileRow[] = [];
  for await (const rows of openRows(run))
    for (const row of rows) {
      batch.push(row);
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
  if (batch.length > 0) yield batch;
}

async function* openRows({ workspace, upload, progress, only }: Run): AsyncGenerator<FileRow[]> {
  let isHeader = true;
  const done = progress.row;
  for await (const rows of rowsOf(workspace, upload)) {
    yield rows.filter(({ row }, at) => !(isHeader && at === 0) && row > done && (!only || only.has(row)));
    isHeader = false;
  }
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

type Try = { place?: Partial<ImportBatch['pipelined']>; stop?: Stoppable };

function commitOnce(run: Run, given: readonly FileRow[], { place = {}, stop }: Try = {}): Promise<void> {
  const last = (given.at(-1) as FileRow).row;
  return commit(run, async (batch) => {
    const pipelined = { ...batch.pipelined, ...place };
    const sum: Outcome = {
      lines: [],
      noted: [],
      counts: { row: last, processed: 0, created: 0, updated: 0, skipped: 0, failed: 0 },
    };
    // Families may be greater than a batch.
    for (let at = 0; at < given.length; at += batchSize)
      await importPart(run, { ...batch, pipelined }, { rows: given.slice(at, at + batchSize), sum });
    if (stop?.isStopped) throw new Stopped();
    for (let more = run.dryRun; more; ) more = (await linkPart(run, batch, sum)) > 0;
    return sum;
  });
}

async function importPart(
  run: Run,
  batch: ImportBatch,
  { rows: given, sum }: { rows: readonly FileRow[]; sum: Outcome },
): Promise<void> {
  const read = openReader(run);
  const rows = await mapInTurns(given, (each) => {
    const into = run.only?.get(each.row);
    return into ? onlyLacking(read(each), into) : read(each);
  });
  const waiting = rows.map((row) => putOff(row, run.own));
  const outcome = await importBatch(batch, rows);
  await batch.pipelined.turn;
  await keepWaiting(
    batch,
    run.job,
    rows.flatMap((row, at) => waiting[at]?.flatMap((link) => waitingLink(row, link, outcome)) ?? []),
  );
  const lines = rows.filter(({ problems }) => problems.length > 0).map(toldOf);
  await noteReplacements(
    batch,
    rows.filter(({ problems }) => problems.length === 0),
  );
  sum.lines.push(...lines);
  sum.noted?.push(...rows.filter(({ problems, notes }) => problems.length === 0 && notes.length > 0));
  sum.counts.processed += rows.length;
  sum.counts.created += outcome.created;
  sum.counts.updated += outcome.updated;
  sum.counts.skipped += outcome.skipped;
  sum.counts.failed += lines.length;
}

/** Of a row that an import before has made, and that lacks something still, it is told once more that it is in. */
function toldOf({ row, cells, problems, into }: ImportRow): FailedLine {
  if (!into) return { row, cells, problems };
  return { row, cells, problems: problems.map((each) => ({ ...each, isIn: true, record: into.id })) };
}

function waitingLink(row: ImportRow, link: OpenLink, { ids, same }: BatchOutcome) {
  const id = ids.get(row);
  return id === undefined ? [] : [{ row, link, id, isSame: same.has(row) }];
}

/** Sets links between rows of the file. What was the same but for them is changed. */
async function linkPart(run: Run, batch: ImportBatch, { lines, counts }: Outcome): Promise<number> {
  const done = await setWaiting(batch, run.job);
  lines.push(...done.lines);
  counts.updated += done.changed;
  counts.skipped -= done.changed;
  return done.count;
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
      const sum: Outcome = {
        lines: [],
        counts: { row: run.progress.row, processed: 0, created: 0, updated: 0, skipped: 0, failed: 0 },
      };
      more = (await linkPart(run, batch, sum)) > 0;
      return sum;
    });
  }
}

type Counts = Omit<ImportProgress, 'step' | 'batch' | 'notes'>;
type Outcome = { lines: FailedLine[]; noted?: ImportRow[]; counts: Counts };
type Work = (batch: ImportBatch) => Promise<Outcome>;

class RolledBack extends Error {
  readonly code = 'rolledBack';
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
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
    throw toRefusal(workspace, run.plan.object.name, error);
  }
}

async function rehearse(run: Run, work: Work): Promise<Outcome> {
  const replacements = openReplacements(run.replacements.names);
  try {
    await run.workspace.db.transaction(async (tx) => {
      throw new RolledBack(await work({ ...batchOf(run, planAnew(tx)), replacements }));
    }, importSettings);
  } catch (error) {
    run.memory.forget();
    if (!(error instanceof RolledBack)) throw error;
    run.replacements.addAll(replacements);
    return error.outcome;
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
  const pipelined = { ...onItsOwn, trustsIndexes, pledges: !dryRun, rehearses: dryRun };
  return { workspace, actor, snapshot: workspace.snapshot, plan, tx, info, memory, pipelined, made: 0 };
}

/** They are told at the end: until then they grow with every batch. */
async function keepReplacements(run: Run): Promise<void> {
  const { workspace, job, progress: before } = run;
  const after = { ...before, step: before.step + 1, replaced: tellReplacements(run.replacements) };
  await workspace.db.transaction(async (tx) => keepProgress(workspace, { tx, job, before, after }), importSettings);
  run.progress = after;
}

async function report(run: Run, tx: Transaction, { lines, noted, counts }: Outcome): Promise<void> {
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
    ...(noted && noted.length > 0 && { notes: addNotes(before.notes, noted) }),
  };
  keepProgress(workspace, { tx, job, before, after });
  tx.afterCommit(() => {
    run.progress = after;
  });
}
