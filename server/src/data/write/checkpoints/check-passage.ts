import { judgeRecord } from '@tenon/metadata/rules/work-out-rules.ts';
import { isRefused, refuseRow } from '../check/refuse-rows.ts';
import { explainGate } from '../rules/explain-gate.ts';
import { nothingRelated, type Related, readRelated, readsRelated } from '../rules/read-related.ts';
import type { Write } from '../write.ts';
import { checkpointRecords } from './checkpoint-records.ts';

/**
 * Nothing gets behind a checkpoint by way of the trash: what comes back needs what it asks for, and what stands behind it is not deleted, so that it
 * cannot be made anew without having been checked.
 */
export function checkPassage(write: Write): void | Promise<void> {
  if (write.plan.rules.checkpoints.length === 0) return;
  if (write.action === 'delete') return keep(write);
  return readsRelated(write) ? readRelated(write).then((related) => askAgain(write, related)) : askAgain(write, nothingRelated);
}

function askAgain(write: Write, related: Related): void {
  const recordOf = checkpointRecords(write, related);
  for (const pendingRow of write.pendingRows) {
    if (isRefused(write, pendingRow)) continue;
    const { problems } = judgeRecord(write.plan.rules, recordOf(pendingRow));
    for (const each of problems) if (each.checkpoint) refuseRow(write, pendingRow, explainGate(write, each));
  }
}

function keep(write: Write): void {
  const recordOf = checkpointRecords(write);
  for (const pendingRow of write.pendingRows) {
    if (isRefused(write, pendingRow)) continue;
    const record = recordOf(pendingRow);
    for (const { gate, label, arrives } of write.plan.rules.checkpoints)
      if (arrives(record))
        refuseRow(write, pendingRow, {
          ...{ code: 'keptByCheckpoint', gate, rule: gate, checkpoint: true },
          params: { rule: label ?? gate },
        });
  }
}
