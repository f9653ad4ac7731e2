import type { Write } from '../write.ts';
import { isRefused, refuseRow } from './refuse-rows.ts';

/** Optimistic lock: a writer who says which version he started from never overwrites another's change unseen. */
export function checkVersion(write: Write): void {
  for (const draft of write.drafts) {
    if (draft.expected === undefined || draft.expected === draft.version || isRefused(write, draft)) continue;
    refuseRow(write, draft, { code: 'changedMeanwhile', params: { version: draft.version, seen: draft.expected } });
  }
}
