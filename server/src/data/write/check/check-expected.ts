import type { Problem } from '@tenon/metadata';
import { problem } from '../../../base/errors.ts';
import { isSame } from '../keep-changes.ts';
import type { Draft, Write } from '../write.ts';
import { isRefused, refuseRow } from './refuse-rows.ts';

/** What a writer takes for granted still holds: an undo never takes back what somebody changed after it. */
export function checkExpected(write: Write): void {
  const linked = new Set(write.plan.links.map(({ name }) => name));
  for (const draft of write.drafts) {
    if (!draft.expects || isRefused(write, draft)) continue;
    const changed = Object.entries(draft.expects).filter(
      ([name, expected]) => !isSame(draft.before?.[name], expected, linked.has(name)),
    );
    const problems = changed.flatMap(([name]) => {
      const label = write.object.fields.get(name)?.definition.label;
      return label ? [problem('changedSince', name, { label })] : [];
    });
    if (write.takesBack) leaveFields(write, draft, problems);
    else for (const each of problems) refuseRow(write, draft, each);
  }
}

/** An undo takes back the other fields; a row of which nothing is taken back is refused. */
function leaveFields(write: Write, draft: Draft, problems: Problem[]): void {
  if (problems.length === 0) return;
  for (const { field } of problems) delete draft.values[field as string];
  if (Object.keys(draft.values).length > 0) write.left.set(draft.row, problems);
  else for (const each of problems) refuseRow(write, draft, each);
}
