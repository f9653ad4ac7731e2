import type { JobFacts, ListedRow } from './job-kind.ts';

/** The facts of a job whose progress is `{ done, total, records }`; `records` counts where there are any. */
export function stepsDone({ progress }: ListedRow): JobFacts {
  const { done = 0, total, records = done } = progress as Record<string, unknown>;
  return { done: Number(records), failed: 0, ...(total !== undefined && { total: Number(total) }) };
}
