import type { ObjectModel } from '../../../../metadata/wire.ts';
import { optionsOf } from '../../fields/offered-options.ts';

/** Fields that the chosen options require, that the user may fill in, and that are not among the values yet. */
export function askedFields(object: ObjectModel, values: Record<string, unknown>): string[] {
  const required = Object.entries(values).flatMap(([name, value]) => {
    const field = object.fields[name];
    const chosen = [value].flat();
    return field ? optionsOf(field).flatMap((option) => (chosen.includes(option.value) ? (option.requires ?? []) : [])) : [];
  });
  return [...new Set(required)].filter((name) => !(name in values) && isOpen(object, name));
}

function isOpen({ fields }: ObjectModel, name: string): boolean {
  const field = fields[name];
  return field?.access === 'edit' && !field.readOnly;
}
