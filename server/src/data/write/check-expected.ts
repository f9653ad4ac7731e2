import { problem } from '../../base/errors.ts';
import { isSame } from './keep-changes.ts';
import { isRefused, refuseRow } from './refuse-rows.ts';
import type { Write } from './write.ts';

/** What a writer takes for granted still holds: an undo never takes back what somebody changed after it. */
export function checkExpected(write: Write): void {
  const linked = new Set(write.plan.links.map(({ name }) => name));
  for (const draft of write.drafts) {
    if (!draft.expects || isRefused(write, draft)) continue;
    for (const [name, expected] of Object.entries(draft.expects)) {
      const label = write.object.fields.get(name)?.definition.label;
      if (label && !isSame(draft.before?.[name], expected, linked.has(name)))
        refuseRow(write, draft, problem('changedSince', name, { label }));
    }
  }
}
