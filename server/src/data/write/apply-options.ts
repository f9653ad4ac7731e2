import { isDeepStrictEqual } from 'node:util';
import { problem } from '../../base/errors.ts';
import { refuseRow } from './check/refuse-rows.ts';
import type { ChoiceField } from './object-plan.ts';
import { parseContext, parseInto } from './parse-values.ts';
import { optionMoment, resolveValue } from './resolve-value.ts';
import { type Draft, valueAfter, type Write } from './write.ts';

/** An option that is chosen, or comes by default, fills other fields unless the writer gave them himself. */
export function applyOptions(write: Write): void {
  for (const draft of write.drafts) for (const choice of write.plan.filling) applyOption(write, draft, choice);
}

function applyOption(write: Write, draft: Draft, { field, options }: ChoiceField): void {
  const chosen = draft.values[field.name];
  if (typeof chosen !== 'string' || isDeepStrictEqual(chosen, draft.before?.[field.name])) return;
  for (const [name, value] of Object.entries(options.get(chosen)?.sets ?? {})) {
    const target = write.object.fields.get(name);
    if (!target || Object.hasOwn(draft.given, name)) continue;
    parseInto(write, draft, {
      name,
      value: resolveValue(optionMoment(write, target), target, value),
      context: parseContext(write),
    });
  }
}

/** Refuses options that may not be chosen beside what another field holds. Only looked at when one of the two changes. */
export function checkOptions(write: Write): void {
  for (const choice of write.plan.choices)
    if (choice.dependsOn) for (const draft of write.drafts) checkOption(write, draft, choice);
}

function checkOption(write: Write, draft: Draft, { field, options, dependsOn }: ChoiceField): void {
  if (!dependsOn || !(field.name in draft.values || dependsOn.field in draft.values)) return;
  const [chosen, leading] = [valueAfter(draft, field.name), valueAfter(draft, dependsOn.field)];
  if (typeof chosen !== 'string' || typeof leading !== 'string' || !Object.hasOwn(dependsOn.options, leading)) return;
  if (dependsOn.options[leading]?.includes(chosen)) return;
  const params = {
    label: field.definition.label,
    other: write.object.fields.get(dependsOn.field)?.definition.label ?? dependsOn.field,
    seen: options.get(chosen)?.label ?? chosen,
  };
  refuseRow(write, draft, problem('optionNotAllowed', field.name, params));
}
