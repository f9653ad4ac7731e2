import { problem } from '../../../base/errors.ts';
import type { Write } from '../write.ts';
import { refuseRow } from './refuse-rows.ts';

/** A new record has every required field; another keeps those it is given. Records from before a field was required are left alone. */
export function checkRequired(write: Write): void {
  const isNew = write.action === 'create';
  for (const { name, definition } of write.plan.required)
    for (const draft of write.drafts) {
      const missing = isNew ? draft.values[name] == null : name in draft.values && draft.values[name] === null;
      if (missing && !write.problems.get(draft.row)?.some(({ field }) => field === name))
        refuseRow(write, draft, problem('required', name, { label: definition.label }));
    }
}
