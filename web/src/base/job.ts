import { api } from './api.ts';

/** `GET /api/jobs/:id`; `progress` from 0 to 1. */
export type Job = { id: string; kind: string; status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'; progress: number };

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
