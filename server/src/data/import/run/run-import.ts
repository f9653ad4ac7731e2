import type { Actor } from '../../../access/actor.ts';
import { newId } from '../../../base/ids.ts';
import { holdsUniqueness } from '../../../catalog/sync-schema/drop-indexes-for-load.ts';
import { runSlowDdl } from '../../../catalog/sync-schema/schema-tasks.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { startEncoder } from '../../write/save/row-encoder.ts';
import { checkPlan } from '../columns/check-plan.ts';
import type { GivenPlan } from '../columns/import-plan.ts';
import { openReplacements } from '../columns/replacements.ts';
import { readUpload, rowsOf } from '../file/uploads.ts';
import { findFamilies } from '../links/find-families.ts';
import { openHeldValues } from '../links/held-values.ts';
import { openLinkMemory } from '../links/link-memory.ts';
import { readOwnNames } from '../links/self-links.ts';
import { attemptsAt, type Stoppable } from './attempt-batch.ts';
import { commit, keepReplacements, type Outcome } from './commit-with-report.ts';
import { dropErrors, readFailedRows } from './import-errors.ts';
import { type Batch, startBatch } from './import-line.ts';
import { linkPart } from './import-part.ts';
import { type ImportProgress, startOf } from './import-progress.ts';
import type { ImportControl, ImportRun } from './import-run.ts';
import { makeRoom } from './make-room.ts';
import { batches } from './row-source.ts';
import { openKeySorter } from './sort-in-keys.ts';

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

export type ImportJob = { id: string; input: ImportInput; progress: Record<string, unknown> };

/** One waits for its turn, one is being made ready: while the one that is written asks and answers, there is always something to do. */
const batchesAhead = 3;

/**
 * Brings the rows of an upload in as the plan says, with the rights of who started it. Each batch is one transaction that also
 * keeps how far the import has come, so a new worker goes on where a killed one stopped. A dry run does everything and then
 * rolls back, rows that lean on one another together, and is begun anew by another worker. Bad rows are left out and reported.
 */
export async function runImport(
  workspace: Workspace,
  actor: Actor,
  { id, input, progress }: ImportJob,
  control: ImportControl,
): Promise<ImportProgress> {
  const upload = await readUpload(workspace, actor, input.upload);
  startEncoder(upload.rows).catch(() => {});
  const plan = await checkPlan(workspace, actor, { upload, plan: input.plan });
  const { snapshot, db } = workspace;
  const held = openHeldValues({ workspace, snapshot, actor, tx: { query: db.read } }, plan);
  const own = await readOwnNames(rowsOf(workspace, upload), plan, held);
  const run: ImportRun = {
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
async function beginAnew(run: ImportRun): Promise<void> {
  const { step } = run.progress;
  if (step === 0) return;
  await dropErrors(run.workspace, run.job);
  run.progress = { ...startOf({}), step };
}

/** While the database writes a batch, the next ones are read, checked and made ready; they are committed one after the other. */
async function importRows(run: ImportRun): Promise<void> {
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

/** Links between rows of the file, once all of them are in. */
async function linkRows(run: ImportRun): Promise<void> {
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
