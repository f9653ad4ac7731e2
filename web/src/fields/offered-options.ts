import type { ChoiceOption } from '../../../metadata/define/field.ts';
import type { FieldModel } from '../../../metadata/wire.ts';

export function optionsOf(field: FieldModel): ChoiceOption[] {
  return 'options' in field ? field.options : [];
}

/** The fields that choosing an option changes besides its own: what it sets, and what it asks for. */
export function changedAlong(field: FieldModel): string[] {
  return [...new Set(optionsOf(field).flatMap(({ sets = {}, requires = [] }) => [...Object.keys(sets), ...requires]))];
}

/** The options that may be chosen now: not archived, and allowed by the field they depend on. */
export function offeredOptions(field: FieldModel, record?: Record<string, unknown>): ChoiceOption[] {
  const offered = optionsOf(field).filter(({ archived }) => !archived);
  const dependsOn = 'dependsOn' in field ? field.dependsOn : undefined;
  const allowed = dependsOn && record ? dependsOn.options[String(record[dependsOn.field])] : undefined;
  if (!allowed) return offered;
  return offered
    .filter(({ value }) => allowed.includes(value))
    .sort((a, b) => allowed.indexOf(a.value) - allowed.indexOf(b.value));
}
