import { everyObject, type Field } from './define/field.ts';
import type { ObjectBody } from './define/object.ts';

/** Objects whose records have activities: a link to records of every object leads to these. */
export function openObjects(bodies: Iterable<readonly [string, Pick<ObjectBody, 'timeline' | 'activities'>]>): string[] {
  return [...bodies].flatMap(([name, { timeline = true, activities = timeline }]) => (activities ? [name] : []));
}

/** A link to records of every object, as if somebody had listed them; every other field as it is. */
export function withOpenTargets(field: Field, open: readonly string[]): Field {
  if (!('to' in field) || !Array.isArray(field.to) || !field.to.includes(everyObject)) return field;
  return { ...field, to: [...new Set([...field.to.filter((name) => name !== everyObject), ...open])] } as Field;
}
