import { startOf } from '../../data/import/run/import-progress.ts';
import { type ImportInput, type ImportJob, runImport } from '../../data/import/run/run-import.ts';
import { takeStatistics } from '../../data/import/run/take-statistics.ts';
import type { JobKind } from './job-kind.ts';

export const importRecords: JobKind = {
  label: { zh: '导入 {name}', en: 'Import of {name}' },
  async run(workspace, actor, job, control) {
    const { input } = job as ImportJob;
    const progress = await runImport(workspace, { ...actor, source: 'import' }, job as ImportJob, control);
    if (!input.dryRun)
      // Nobody waits for it: PostgreSQL would do the same within a minute.
      void takeStatistics(workspace, input.object, progress).catch((error) =>
        workspace.log.warn({ err: error }, 'no statistics'),
      );
    return progress;
  },
  facts({ id, input, progress }) {
    const { object, name, rows } = input as ImportInput;
    const { processed, failed, created, updated, batch } = startOf(progress);
    const mayUndo = batch !== undefined && created + updated > 0;
    return { object, name, total: rows, done: processed - failed, failed, ...(mayUndo && { undo: `/imports/${id}/undo` }) };
  },
};
