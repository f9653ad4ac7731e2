import type { Label } from '@tenon/metadata';
import { importKind, undoImportKind } from '../../data/import/run/import-jobs.ts';
import { applyTemplateKind } from '../../data/setup/apply-template.ts';
import type { JobRunner } from '../jobs/run-job.ts';
import { publishKind } from '../publishing/publish-job.ts';
import { applyTemplate } from './apply-template.ts';
import { bulkChange } from './bulk-change.ts';
import { importRecords } from './import-records.ts';
import type { JobFacts, JobKind, ListedRow } from './job-kind.ts';
import { pressButton } from './press-button.ts';
import { publish } from './publish.ts';
import { removeSampleData } from './remove-sample-data.ts';
import { undoImport } from './undo-import.ts';

/** Every kind of background work, by the name under which its jobs are kept. A new one is a file beside this and a line here. */
const jobKinds: Record<string, JobKind> = {
  [publishKind]: publish,
  [importKind]: importRecords,
  [undoImportKind]: undoImport,
  [applyTemplateKind]: applyTemplate,
  bulkChange,
  pressButton,
  removeSamples: removeSampleData,
};

export const jobRunners: Record<string, JobRunner> = Object.fromEntries(
  Object.entries(jobKinds).map(([name, { run }]) => [name, run]),
);

/** Those that whoever manages definitions sees as well. */
export const kindsForManagers: string[] = Object.entries(jobKinds).flatMap(([name, { isForManagers }]) =>
  isForManagers ? [name] : [],
);

const other: Label = { zh: '后台任务', en: 'Background work' };

/** How a job is listed; one whose kind is gone has its status alone. */
export function factsOf(job: ListedRow): JobFacts & { label: Label } {
  const kind = jobKinds[job.kind];
  const label = kind?.label ?? other;
  return { label: typeof label === 'function' ? label(job) : label, done: 0, failed: 0, ...kind?.facts?.(job) };
}
