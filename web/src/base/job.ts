import type { JobSummary } from '../../../metadata/api/jobs.ts';
import { api } from './api.ts';

/** `GET /api/jobs/:id`; `progress` is what the kind of job tells of itself, such as `done` and `failed`. */
export type Job = {
  id: string;
  kind: string;
  status: JobSummary['status'];
  progress: Record<string, unknown>;
  /** Why it failed, in the user's language. */
  problem?: string;
};

const pollMs = 400;

/** Waits until a background job ends and answers how; a failed one throws why. `onProgress` hears how far it is. */
export async function waitForJob(id: string, onProgress?: (progress: Job['progress']) => void): Promise<Job> {
  for (;;) {
    const job = await api.get(`/jobs/${id}`);
    if (job.status === 'failed') throw new Error(job.problem ?? `${job.kind}: ${job.status}`);
    if (job.status === 'done' || job.status === 'cancelled') return job;
    onProgress?.(job.progress);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
