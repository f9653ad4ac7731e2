import { isDeepStrictEqual } from 'node:util';
import { problem } from '../../base/errors.ts';
import { fieldAccess } from './field-access.ts';
import type { ChoiceField } from './object-plan.ts';
import { refuseRow } from './refuse-rows.ts';
import { type Draft, valueAfter, type Write } from './write.ts';

/**
 * A record that takes an option has what the option requires, such as why a deal was lost. Imports bring in what other systems never
 * asked for, and nobody is asked for a field that he may not write.
 */
export function checkAsked(write: Write): void {
  if (write.byPlatform || write.actor.source === 'import') return;
  const asking = write.plan.choices.filter(({ options }) => [...options.values()].some(({ requires }) => requires?.length));
  for (const draft of write.drafts) for (const choice of asking) checkOption(write, draft, choice);
}

function checkOption(write: Write, draft: Draft, { field, options }: ChoiceField): void {
  const chosen = draft.values[field.name];
  if (typeof chosen !== 'string' || isDeepStrictEqual(chosen, draft.before?.[field.name])) return;
  for (const name of options.get(chosen)?.requires ?? []) {
    const definition = write.object.fields.get(name)?.definition;
    if (definition && valueAfter(draft, name) === null && fieldAccess(write, name) === 'write')
      refuseRow(write, draft, problem('required', name, { label: definition.label }));
  }
}
