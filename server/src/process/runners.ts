import { type BulkChange, bulkChange } from '../data/bulk-change.ts';
import { removeSamples } from '../data/sample-data.ts';
import type { JobRunner } from './jobs.ts';

/** What does the work of each kind of job. */
export const runners: Record<string, JobRunner> = {
  bulkChange: async (workspace, actor, job, control) => {
    const { done, failed, undo } = await bulkChange(workspace, actor, job.input as BulkChange, control.progress);
    return { done, failed: failed.length, undo };
  },
  removeSamples: async (workspace, actor) => ({ removed: await removeSamples(workspace, actor) }),
};
