import type { ObjectModel } from '../../../../metadata/wire.ts';
import { offeredOptions } from '../../fields/offered-options.ts';

/** Where another field's new value no longer offers the option chosen, the first one it offers takes its place. */
export function keepOffered(object: ObjectModel, values: Record<string, unknown>): Record<string, unknown> {
  const kept = { ...values };
  for (const [name, field] of Object.entries(object.fields)) {
    const value = values[name];
    if (!('dependsOn' in field) || !field.dependsOn || value === undefined || value === null) continue;
    const offered = offeredOptions(field, values);
    if (!offered.some((option) => option.value === value)) kept[name] = offered[0]?.value ?? null;
  }
  return kept;
}
