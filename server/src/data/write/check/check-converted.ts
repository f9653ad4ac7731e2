import { problem } from '../../../base/errors.ts';
import type { ChoiceField } from '../object-plan.ts';
import { type Draft, valueAfter, type Write } from '../write.ts';
import { refuseRow } from './refuse-rows.ts';

/**
 * A record that says it was converted points at what it became. Only a conversion, an undo, and an import of what another system
 * converted bring it there.
 */
export function checkConverted(write: Write): void {
  const { conversion } = write.object.body;
  if (!conversion || write.byPlatform || write.takesBack || write.actor.source === 'import') return;
  const links = conversion.targets.map(({ link }) => link);
  for (const choice of write.plan.choices)
    for (const draft of write.drafts)
      if (takesAnew(draft, choice, conversion.sets[choice.field.name]) && links.every((link) => valueAfter(draft, link) == null))
        refuseChoice(write, draft, choice);
}

function takesAnew({ values, before }: Draft, { field: { name } }: ChoiceField, value: unknown): boolean {
  return value !== undefined && values[name] === value && before?.[name] !== value;
}

function refuseChoice(write: Write, draft: Draft, { field, options }: ChoiceField): void {
  const chosen = String(draft.values[field.name]);
  const params = { label: field.definition.label, seen: options.get(chosen)?.label ?? chosen };
  refuseRow(write, draft, problem('convertInstead', field.name, params));
}
