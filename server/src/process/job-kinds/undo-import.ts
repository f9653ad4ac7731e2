import { TenonError } from '../../base/errors.ts';
import { keptBy } from '../../data/undo/kept-records.ts';
import { undoBatch } from '../../data/undo/undo-batch.ts';
import type { JobKind } from './job-kind.ts';

/** It is listed as the end of the import that it takes back, never by itself. */
export const undoImport: JobKind = {
  label: { zh: '撤销导入', en: 'Undo of an import' },
  async run(workspace, actor, job) {
    const result = await undoBatch(workspace, { ...actor, source: 'import' }, (job.input as { batch: string }).batch);
    const [first] = result.failed;
    if (result.ids.length === 0 && first) throw new TenonError('nothingUndone', { problems: first.problems });
    return { undone: result.ids.length, keptRecords: keptBy(result) };
  },
};
