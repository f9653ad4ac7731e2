import type { Problem } from '@tenon/metadata';
import { problem } from '../../../base/errors.ts';
import { isSame } from '../drop-unchanged.ts';
import type { PendingRow, Write } from '../write.ts';
import { isRefused, refuseRow } from './refuse-rows.ts';

/** What a writer takes for granted still holds: an undo never takes back what somebody changed after it. */
export function checkExpected(write: Write): void {
  const linked = new Set(write.plan.links.map(({ name }) => name));
  for (const pendingRow of write.pendingRows) {
    if (!pendingRow.expects || isRefused(write, pendingRow)) continue;
    const changed = Object.entries(pendingRow.expects).filter(
      ([name, expected]) => !isSame(pendingRow.before?.[name], expected, linked.has(name)),
    );
    const problems = changed.flatMap(([name]) => {
      const label = write.object.fields.get(name)?.definition.label;
      return label ? [problem('changedSince', name, { label })] : [];
    });
    if (write.takesBack) leaveFields(write, pendingRow, problems);
    else for (const each of problems) refuseRow(write, pendingRow, each);
  }
}

/** An undo takes back the other fields; a row of which nothing is taken back is refused. */
function leaveFields(write: Write, pendingRow: PendingRow, problems: Problem[]): void {
  if (problems.length === 0) return;
  for (const { field } of problems) delete pendingRow.values[field as string];
  if (Object.keys(pendingRow.values).length > 0) write.left.set(pendingRow.row, problems);
  else for (const each of problems) refuseRow(write, pendingRow, each);
}
