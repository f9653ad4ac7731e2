import type { Solution } from '@tenon/metadata';
import { TenonError } from '../base/errors.ts';
import { type BulkRun, runBulkJob } from '../data/bulk/bulk-job.ts';
import { keptBy } from '../data/history/kept-records.ts';
import { undoBatch } from '../data/history/undo-batch.ts';
import { importKind, undoImportKind } from '../data/import/run/import-jobs.ts';
import { type ImportRun, runImport } from '../data/import/run/run-import.ts';
import { takeStatistics } from '../data/import/run/take-statistics.ts';
import { applyTemplateKind } from '../data/setup/apply-template.ts';
import { removeSamples } from '../data/setup/sample-data.ts';
import type { JobRunner } from './jobs.ts';
import { publishKind, runPublishJob } from './publish-job.ts';
import { templateRunner } from './template-runner.ts';

/** What does the work of each kind of job, where these solutions can be installed. */
export function runnersFor(solutions: readonly Solution[]): Record<string, JobRunner> {
  return { ...runners, [applyTemplateKind]: templateRunner(solutions) };
}

const runners: Record<string, JobRunner> = {
  [publishKind]: runPublishJob,
  bulkChange: (workspace, actor, job, control) => runBulkJob(workspace, actor, job as BulkRun, control),
  [importKind]: async (workspace, actor, job, control) => {
    const { input } = job as ImportRun;
    const progress = await runImport(workspace, { ...actor, source: 'import' }, job as ImportRun, control);
    if (!input.dryRun)
      // Nobody waits for it: PostgreSQL would do the same within a minute.
      void takeStatistics(workspace, input.object, progress).catch((error) =>
        workspace.log.warn({ err: error }, 'no statistics'),
      );
    return progress;
  },
  [undoImportKind]: async (workspace, actor, job) => {
    const result = await undoBatch(workspace, { ...actor, source: 'import' }, (job.input as { batch: string }).batch);
    const [first] = result.failed;
    if (result.ids.length === 0 && first) throw new TenonError('nothingUndone', { problems: first.problems });
    return { undone: result.ids.length, keptRecords: keptBy(result) };
  },
  removeSamples: async (workspace, actor) => ({ removed: await removeSamples(workspace, { ...actor, source: 'import' }) }),
};
