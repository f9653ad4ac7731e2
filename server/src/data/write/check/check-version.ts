import type { Write } from '../write.ts';
import { isRefused, refuseRow } from './refuse-rows.ts';

/** Optimistic lock: a writer who says which version they started from never overwrites another's change unseen. */
export function checkVersion(write: Write): void {
  for (const pendingRow of write.pendingRows) {
    if (pendingRow.expected === undefined || pendingRow.expected === pendingRow.version || isRefused(write, pendingRow)) continue;
    refuseRow(write, pendingRow, {
      code: 'changedMeanwhile',
      params: { version: pendingRow.version, seen: pendingRow.expected },
    });
  }
}
