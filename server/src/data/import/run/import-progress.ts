import type { Transaction } from '../../../base/database/database.ts';
import { TenonError } from '../../../base/errors.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { dividedByNothing } from '../../write/refused-by-database.ts';
import { sysTable } from '../../write/save/sys-table.ts';
import type { ToldReplacements } from '../columns/replacements.ts';
import type { ImportNote } from './import-notes.ts';

/** How far an import has come; written by the transaction that wrote the rows, so that a new worker goes on from exactly there. */
export type ImportProgress = {
  /** Commits so far: tells two workers on one job apart. */
  step: number;
  /** Last row of the file that is done. */
  row: number;
  processed: number;
  created: number;
  updated: number;
  skipped: number;
  failed: number;
  /** What was made of cells that their readers should know of. */
  notes?: ImportNote[];
  /** At the end of a dry run. */
  replaced?: ToldReplacements;
  /** What undo takes back; absent in a dry run. */
  batch?: string;
};

/** Where a job goes on: as it was kept, and from the start where nothing was. */
export function startOf(progress: Record<string, unknown>): ImportProgress {
  return { step: 0, row: 0, processed: 0, created: 0, updated: 0, skipped: 0, failed: 0, ...progress };
}

/** The transaction fails, and the batch is rolled back, when another worker has taken the job meanwhile: then nothing is divided by nothing. */
export function keepProgress(
  workspace: Workspace,
  { tx, job, before, after }: { tx: Transaction; job: string; before: ImportProgress; after: ImportProgress },
): void {
  const sent = tx.query({
    text: `with kept as (update ${sysTable({ workspace }, 'sys_job')} set progress = $2, heartbeat_at = now()
        where id = $1 and status = 'running' and coalesce((progress->>'step')::int, 0) = $3 returning id)
      select 1 / count(*) from kept`,
    values: [job, JSON.stringify(after), before.step],
  });
  tx.defer(sent.catch((error) => Promise.reject(error.code === dividedByNothing ? new TenonError('alreadyDone') : error)));
}
