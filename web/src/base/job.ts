import { api } from './api.ts';

/** `GET /api/jobs/:id`; `progress` is what the kind of job tells of itself, such as `done` and `failed`. */
export type Job = {
  id: string;
  kind: string;
  status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  progress: Record<string, unknown>;
};

const pollMs = 400;

/** Waits until a background job ends and answers how; a failed one throws. */
export async function waitForJob(id: string): Promise<Job> {
  for (;;) {
    const job = await api.get<Job>(`/jobs/${id}`);
    if (job.status === 'failed') throw new Error(`${job.kind}: ${job.status}`);
    if (job.status === 'done' || job.status === 'cancelled') return job;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
