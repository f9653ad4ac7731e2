import type { Field } from '@tenon/metadata';
import { compileField } from './compile-field.ts';
import { compileFormula } from './compile-formulas.ts';
import { compileRollup } from './compile-rollups.ts';
import type { Snapshot } from './snapshot.ts';

/** No field can have this name, so that nothing reads it and it meets no circle. */
export const trialName = '?';

/** The snapshot with one more computed field of an object, for a question of which nothing is kept. The field has passed every check. */
export function withTrialField(snapshot: Snapshot, object: string, definition: Field): Snapshot {
  const compiled = snapshot.objects.get(object);
  if (!compiled) return snapshot;
  const field = compileField(object, trialName, definition);
  const fields = new Map(compiled.fields).set(trialName, field);
  const all = new Map([...snapshot.objects].map(([name, each]) => [name, each.fields])).set(object, fields);
  compileRollup(all, object, field);
  compileFormula(all, object, field);
  return { ...snapshot, objects: new Map(snapshot.objects).set(object, { ...compiled, fields }) };
}
