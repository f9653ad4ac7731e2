import { removeSamples } from '../data/sample-data.ts';
import type { JobRunner } from './jobs.ts';

/** What does the work of each kind of job. */
export const runners: Record<string, JobRunner> = {
  removeSamples: async (workspace, actor) => ({ removed: await removeSamples(workspace, actor) }),
};
