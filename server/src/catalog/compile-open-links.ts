import type { ObjectBody } from '@tenon/metadata';
import { openObjects, withOpenTargets } from '@tenon/metadata/open-links.ts';
import type { CompiledField } from './compiled-field.ts';

/** Links to records of every object lead to those that have activities, as if somebody had listed them. */
export function compileOpenLinks(
  all: ReadonlyMap<string, ReadonlyMap<string, CompiledField>>,
  bodies: ReadonlyMap<string, ObjectBody>,
): void {
  const open = openObjects(bodies);
  for (const field of [...all.values()].flatMap((fields) => [...fields.values()])) {
    const definition = withOpenTargets(field.definition, open);
    if (definition === field.definition) continue;
    field.definition = definition;
    field.targets = field.type.target?.(definition as never)?.objects ?? [];
  }
}
