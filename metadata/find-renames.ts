import type { Definition } from './define/definition.ts';
import type { Field } from './define/field.ts';
import type { ObjectBody } from './define/object.ts';

/** A field that has another key: its columns are called otherwise, and nothing else happens to its values. */
export type Rename = { object: string; from: string; to: string };

/** Fields that say what they were called, and those that are called so again since an earlier revision comes back. */
export function findRenames(before: readonly Definition[], after: readonly Definition[]): Rename[] {
  const old = fieldsByObject(before);
  return [...fieldsByObject(after)].flatMap(([object, next]) => {
    const was = old.get(object);
    if (!was) return [];
    const isNew = (name: string) => !Object.hasOwn(was, name);
    const isGone = (name: string) => Object.hasOwn(was, name) && !Object.hasOwn(next, name);
    const renamed = Object.entries(next).flatMap(([to, field]) =>
      field?.was && isNew(to) && isGone(field.was) ? [{ object, from: field.was, to }] : [],
    );
    const back = Object.entries(was).flatMap(([from, field]) =>
      field?.was && isGone(from) && Object.hasOwn(next, field.was) && isNew(field.was) ? [{ object, from, to: field.was }] : [],
    );
    return [...renamed, ...back];
  });
}

function fieldsByObject(definitions: readonly Definition[]): Map<string, Record<string, Field | undefined>> {
  const objects = definitions.filter(({ kind }) => kind === 'object');
  return new Map(objects.map(({ name, body }) => [name, (body as Partial<ObjectBody> | null)?.fields ?? {}]));
}
