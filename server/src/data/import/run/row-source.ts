import type { FileRow } from '../file/read-rows.ts';
import { rowsOf } from '../file/uploads.ts';
import { gatherFamilies } from '../links/gather-families.ts';
import type { ImportRun } from './import-run.ts';

/** As many as the database writes while the next ones are made ready, and no more than others can wait for. */
export const batchSize = 600;

/** Rows that are still to be done; the first row of the file names its columns. */
export async function* batches(run: ImportRun): AsyncGenerator<FileRow[]> {
  if (run.families) return yield* gatherFamilies(openRows(run), { families: run.families, size: batchSize });
  let batch: FileRow[] = [];
  for await (const rows of openRows(run))
    for (const row of rows) {
      batch.push(row);
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
  if (batch.length > 0) yield batch;
}

async function* openRows({ workspace, upload, progress, only }: ImportRun): AsyncGenerator<FileRow[]> {
  let isHeader = true;
  const done = progress.row;
  for await (const rows of rowsOf(workspace, upload)) {
    yield rows.filter(({ row }, at) => !(isHeader && at === 0) && row > done && (!only || only.has(row)));
    isHeader = false;
  }
}
