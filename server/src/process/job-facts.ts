import type { JobSummary } from '@tenon/metadata';
import type { BulkChange } from '../data/bulk/bulk-change.ts';
import type { BulkProgress } from '../data/bulk/bulk-job.ts';
import { importKind } from '../data/import/run/import-jobs.ts';
import { startOf } from '../data/import/run/import-progress.ts';
import type { ImportInput } from '../data/import/run/run-import.ts';
import { applyTemplateKind } from '../data/setup/apply-template.ts';
import type { JobRow } from './job-rows.ts';
import { publishKind } from './publish-job.ts';

/** What a job is about and how far it is; `undo` is where a POST takes back what it did so far. */
export type JobFacts = Pick<JobSummary, 'object' | 'name' | 'action' | 'total' | 'done' | 'failed' | 'undo'>;

type Told = Pick<JobRow, 'id' | 'kind' | 'input' | 'progress'>;

/** How each kind of job tells of itself. A kind that is missing here is told by its name and status. */
const tellers: Record<string, (job: Told) => JobFacts> = {
  bulkChange({ input, progress }) {
    const { object, action } = input as BulkChange;
    const { done = 0, failed = 0, total, undo } = progress as Partial<BulkProgress>;
    return { object, action, done, failed, total, ...(done > 0 && { undo: `/undo/${undo}` }) };
  },
  [importKind]({ id, input, progress }) {
    const { object, name, rows } = input as ImportInput;
    const { processed, failed, created, updated, batch } = startOf(progress);
    const mayUndo = batch !== undefined && created + updated > 0;
    return { object, name, total: rows, done: processed - failed, failed, ...(mayUndo && { undo: `/imports/${id}/undo` }) };
  },
  [applyTemplateKind]: ({ progress }) => ({ ...progressOf(progress), failed: 0 }),
  [publishKind]: ({ progress }) => ({ ...progressOf(progress), failed: 0 }),
  removeSamples: ({ progress }) => ({ done: Number(progress.removed ?? 0), failed: 0 }),
};

/** Of steps, while the sample company is played. */
function progressOf({ done = 0, total, records = done }: Record<string, unknown>): Pick<JobFacts, 'done' | 'total'> {
  return { done: Number(records), ...(total !== undefined && { total: Number(total) }) };
}

export function factsOf(job: Told): JobFacts {
  return tellers[job.kind]?.(job) ?? { done: 0, failed: 0 };
}
