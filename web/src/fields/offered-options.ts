import type { ChoiceOption } from '../../../metadata/define/field.ts';
import type { FieldModel } from '../../../metadata/wire.ts';
import type { RuledField } from './rules/ask-rules.ts';

export function optionsOf(field: FieldModel): ChoiceOption[] {
  return 'options' in field ? field.options : [];
}

/** The fields that choosing an option changes besides its own: what it sets, and what it asks for. */
export function changedAlong(field: FieldModel): string[] {
  return [...new Set(optionsOf(field).flatMap(({ sets = {}, requires = [] }) => [...Object.keys(sets), ...requires]))];
}

/** The options that may be chosen: not archived, and offered by the rules that the field was asked with, in their order. */
export function offeredOptions(field: RuledField): ChoiceOption[] {
  const offered = optionsOf(field).filter(({ archived }) => !archived);
  const { offered: allowed } = field;
  if (!allowed) return offered;
  return offered
    .filter(({ value }) => allowed.includes(value))
    .sort((a, b) => allowed.indexOf(a.value) - allowed.indexOf(b.value));
}
