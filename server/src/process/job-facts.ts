import type { JobSummary } from '@tenon/metadata';
import type { BulkChange, BulkProgress } from '../data/bulk-change.ts';
import { importKind } from '../data/import/import-jobs.ts';
import { startOf } from '../data/import/import-progress.ts';
import type { ImportInput } from '../data/import/run-import.ts';
import type { JobRow } from './job-rows.ts';

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
  removeSamples: ({ progress }) => ({ done: Number(progress.removed ?? 0), failed: 0 }),
};

export function factsOf(job: Told): JobFacts {
  return tellers[job.kind]?.(job) ?? { done: 0, failed: 0 };
}
