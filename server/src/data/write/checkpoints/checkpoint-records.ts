import type { RuleRecord } from '@tenon/metadata/rules/rule-action.ts';
import { nothingRelated, type Related } from '../rules/read-related.ts';
import { ruleRecords } from '../rules/rule-record.ts';
import type { PendingRow, Write } from '../write.ts';

/** Rows as checkpoints see them: what comes out of the trash, or goes there, is judged as though it had just been made as it is. */
export function checkpointRecords(write: Write, related: Related = nothingRelated): (pendingRow: PendingRow) => RuleRecord {
  const recordOf = ruleRecords(write, related);
  if (write.action === 'create' || write.action === 'update') return recordOf;
  return (pendingRow) => ({
    ...recordOf(pendingRow),
    isNew: true,
    isExcused: true,
    prior: () => null,
    isChanged: () => true,
  });
}
