import { problem } from '../../../base/errors.ts';
import { fieldAccess } from '../field-access.ts';
import type { ChoiceField } from '../object-plan.ts';
import { type Draft, valueAfter, type Write } from '../write.ts';
import { refuseRow } from './refuse-rows.ts';

/**
 * A record that takes an option has what the option requires, such as why a deal was lost. Imports bring in what other systems never
 * asked for, and nobody is asked for a field that he may not write.
 */
export function checkAsked(write: Write): void {
  if (write.byPlatform || write.takesBack || write.actor.source === 'import') return;
  for (const draft of write.drafts) for (const choice of write.plan.asking) checkOption(write, draft, choice);
}

function checkOption(write: Write, draft: Draft, { field, options }: ChoiceField): void {
  const before = valuesOf(draft.before?.[field.name]);
  const taken = valuesOf(draft.values[field.name]).filter((value) => !before.includes(value));
  for (const name of new Set(taken.flatMap((value) => options.get(value)?.requires ?? []))) {
    const definition = write.object.fields.get(name)?.definition;
    if (definition && isBlank(valueAfter(draft, name)) && fieldAccess(write, name) === 'write')
      refuseRow(write, draft, problem('required', name, { label: definition.label }));
  }
}

/** The options of a choice, one or several. */
function valuesOf(value: unknown): string[] {
  return Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
}

function isBlank(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
