import { everyObject, type Field, type ObjectBody } from '@tenon/metadata';
import type { CompiledField } from './compiled-field.ts';

/** Links to records of every object lead to those that have activities, as if somebody had listed them. */
export function compileOpenLinks(
  all: ReadonlyMap<string, ReadonlyMap<string, CompiledField>>,
  bodies: ReadonlyMap<string, ObjectBody>,
): void {
  const open = [...bodies].flatMap(([name, { timeline = true, activities = timeline }]) => (activities ? [name] : []));
  for (const field of [...all.values()].flatMap((fields) => [...fields.values()])) {
    if (!field.targets.includes(everyObject)) continue;
    const to = [...new Set([...field.targets.filter((name) => name !== everyObject), ...open])];
    field.definition = { ...field.definition, to } as Field;
    field.targets = to;
  }
}
