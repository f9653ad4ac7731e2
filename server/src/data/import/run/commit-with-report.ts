import type { Transaction, TransactionSettings } from '../../../base/database/database.ts';
import { TenonError } from '../../../base/errors.ts';
import { newId } from '../../../base/ids.ts';
import { isOutdated } from '../../../catalog/run-again-after-publish.ts';
import { toRefusal } from '../../write/refused-by-database.ts';
import { openReplacements, tellReplacements } from '../columns/replacements.ts';
import type { ImportBatch } from './import-batch.ts';
import { type FailedLine, keepErrors } from './import-errors.ts';
import { addNotes } from './import-notes.ts';
import { type ImportProgress, keepProgress } from './import-progress.ts';
import type { ImportRun } from './import-run.ts';
import type { ImportRow } from './read-cells.ts';

/**
 * Batches need not wait for the disk one by one: what a crash takes away takes the progress along, and the import goes on from
 * there. The commit that calls the job done waits for all of them. Nor do they sort search keys in, which `KeySorter` does meanwhile.
 */
const importSettings: TransactionSettings = { synchronous_commit: 'off', gin_pending_list_limit: "'64MB'" };

type Counts = Omit<ImportProgress, 'step' | 'batch' | 'notes'>;

export type Outcome = { lines: FailedLine[]; noted?: ImportRow[]; counts: Counts };

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
export async function commit(run: ImportRun, work: Work): Promise<void> {
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

async function rehearse(run: ImportRun, work: Work): Promise<Outcome> {
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

function batchOf({ workspace, actor, plan, progress, memory, trustsIndexes, dryRun }: ImportRun, tx: Transaction): ImportBatch {
  const info = { id: progress.batch ?? newId(), kind: 'import', awaited: plan.automations };
  // A dry run is rolled back, and has to know before what the database makes of it.
  const mode = { trustsIndexes, defers: !dryRun, rehearses: dryRun };
  return { workspace, actor, snapshot: workspace.snapshot, plan, tx, info, memory, mode, made: 0 };
}

async function report(run: ImportRun, tx: Transaction, { lines, noted, counts }: Outcome): Promise<void> {
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

/** They are told at the end: until then they grow with every batch. */
export async function keepReplacements(run: ImportRun): Promise<void> {
  const { workspace, job, progress: before } = run;
  const after = { ...before, step: before.step + 1, replaced: tellReplacements(run.replacements) };
  await workspace.db.transaction(async (tx) => keepProgress(workspace, { tx, job, before, after }), importSettings);
  run.progress = after;
}
