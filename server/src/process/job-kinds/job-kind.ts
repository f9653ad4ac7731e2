import type { JobSummary, Label } from '@tenon/metadata';
import type { ToldProblem } from '../../data/bulk/told-problems.ts';
import type { JobRow } from '../jobs/job-rows.ts';
import type { JobRunner } from '../jobs/run-job.ts';

/** What a job is about and how far it is; `undo` is where a POST takes back what it did so far. */
export type JobFacts = Pick<JobSummary, 'object' | 'name' | 'action' | 'total' | 'done' | 'failed' | 'undo'> & {
  /** Why records were left out, and what rules warn of. */
  refused?: readonly ToldProblem[];
  warned?: readonly ToldProblem[];
};

export type ListedRow = Pick<JobRow, 'id' | 'kind' | 'input' | 'progress'>;

/** A kind of background work. One member per kind, listed in `index.ts`. */
export type JobKind = {
  /** What people call such a job. The screens put the name of its file in for `{name}`, and the label of its object for `{objects}`. */
  label: Label | ((job: ListedRow) => Label);
  run: JobRunner;
  /** It changes the workspace for everybody, so whoever manages definitions sees it, not only who started it. */
  isForManagers?: boolean;
  /** How the job is shown; without it by its label and status alone. */
  facts?(job: ListedRow): JobFacts;
};
