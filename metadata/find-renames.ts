import type { Definition } from './define/definition.ts';
import type { Field } from './define/field.ts';
import type { ObjectBody } from './define/object.ts';

/** A field that has another key: its columns are called otherwise, and nothing else happens to its values. */
export type Rename = { object: string; from: string; to: string };

/**
 * Fields that say what they were called, and those that are called so again since an earlier revision comes back. Where several renames lie between the
 * two, as when versions of a package are left out, the former names that the field answers to tell it.
 */
export function findRenames(before: readonly Definition[], after: readonly Definition[]): Rename[] {
  const old = fieldsByObject(before);
  return [...fieldsByObject(after)].flatMap(([object, next]) => {
    const was = old.get(object);
    if (!was) return [];
    const isNew = (name: string) => !Object.hasOwn(was, name);
    const isGone = (name: string) => Object.hasOwn(was, name) && !Object.hasOwn(next, name);
    const renamed = Object.entries(next).flatMap(([to, field]) => {
      const from = isNew(to) ? formerNames(field).find(isGone) : undefined;
      return from === undefined ? [] : [{ object, from, to }];
    });
    const back = Object.entries(was).flatMap(([from, field]) => {
      const to = isGone(from) ? formerNames(field).find((name) => Object.hasOwn(next, name) && isNew(name)) : undefined;
      return to === undefined ? [] : [{ object, from, to }];
    });
    return [...renamed, ...back];
  });
}

/** What a field or an option was called, the latest first. */
export function formerNames(named: { was?: string; aliases?: readonly string[] } | undefined): string[] {
  const { was, aliases = [] } = named ?? {};
  return [...(was === undefined ? [] : [was]), ...aliases.toReversed()];
}

/**
 * Fields that take the name of another which gives it up, or goes, in the same change: which values are meant cannot be told then. With `restores`, so are
 * fields of an earlier revision whose name another field has by now.
 */
export function findTakenNames(
  before: readonly Definition[],
  after: readonly Definition[],
  { restores }: { restores: boolean },
): Pick<Rename, 'object' | 'to'>[] {
  const old = fieldsByObject(before);
  return [...fieldsByObject(after)].flatMap(([object, next]) =>
    takenNames(formerKeys(old.get(object) ?? {}), formerKeys(next), { restores }).map((to) => ({ object, to })),
  );
}

function formerKeys(fields: Record<string, Field | undefined>): FormerKeys {
  return new Map(Object.entries(fields).map(([name, field]) => [name, field?.was]));
}

/** What fields or options are called, with what they say that they were called. */
export type FormerKeys = ReadonlyMap<string, string | undefined>;

/** The keys that mean something else in `after` than in `before`, and say so. */
export function takenNames(before: FormerKeys, after: FormerKeys, { restores }: { restores: boolean }): string[] {
  const isFresh = (key: string) => after.get(key) !== undefined && after.get(key) !== key && after.get(key) !== before.get(key);
  const moves = (key: string | undefined) => key !== undefined && before.has(key) && (!after.has(key) || isFresh(key));
  const taken = [...after.keys()].filter((key) => before.has(key) && isFresh(key) && moves(after.get(key)));
  const back = [...before].flatMap(([key, was]) =>
    restores && was !== undefined && !after.has(key) && before.has(was) && after.has(was) ? [was] : [],
  );
  return [...new Set([...taken, ...back])];
}

function fieldsByObject(definitions: readonly Definition[]): Map<string, Record<string, Field | undefined>> {
  const objects = definitions.filter(({ kind }) => kind === 'object');
  return new Map(objects.map(({ name, body }) => [name, (body as Partial<ObjectBody> | null)?.fields ?? {}]));
}
