import type { ImportJob } from '../../../../metadata/api/import-shapes.ts';
import type { TextKey } from '../../base/use-text.ts';

/** Rows that an import after this check would make or change something with. */
export function rowsWithEffect({ rows, failed, skipped }: Pick<ImportJob, 'rows' | 'failed' | 'skipped'>): number {
  return rows - failed - skipped;
}

/** How a check ended, in one sentence. */
export function checkHeadline(job: Pick<ImportJob, 'rows' | 'failed' | 'skipped'>): TextKey {
  const { rows, failed, skipped } = job;
  if (failed === rows && rows > 0) return 'import.checkedNone';
  if (skipped === 0) return failed === 0 ? 'import.checkedAll' : 'import.checkedSome';
  if (failed > 0) return 'import.checkedMixed';
  return rowsWithEffect(job) === 0 ? 'import.checkedSame' : 'import.checkedPartlySame';
}
