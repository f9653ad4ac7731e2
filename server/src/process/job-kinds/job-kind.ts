import type { JobSummary, Label } from '@tenon/metadata';
import type { JobRow } from '../job-rows.ts';
import type { JobRunner } from '../jobs.ts';

/** What a job is about and how far it is; `undo` is where a POST takes back what it did so far. */
export type JobFacts = Pick<JobSummary, 'object' | 'name' | 'action' | 'total' | 'done' | 'failed' | 'undo'>;

export type ListedRow = Pick<JobRow, 'id' | 'kind' | 'input' | 'progress'>;

/** A kind of background work. One member per kind, listed in `index.ts`. */
export type JobKind = {
  /** What people call such a job. The screens put the name of its file in for `{name}`, and the label of its object for `{objects}`. */
  label: Label | ((job: ListedRow) => Label);
  run: JobRunner;
  /** How the job is shown; without it by its label and status alone. */
  facts?(job: ListedRow): JobFacts;
};
