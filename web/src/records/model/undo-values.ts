import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';

/** What must be written to bring a record back from `after` to `before`: every changed value that the user may set. */
export function undoValues(object: ObjectModel, before: WireRecord, after: WireRecord): Record<string, unknown> {
  const changed = Object.entries(object.fields).filter(
    ([name, field]) =>
      name in before && name in after && field.access === 'edit' && !field.readOnly && !isSame(before[name], after[name]),
  );
  return Object.fromEntries(changed.map(([name]) => [name, before[name]]));
}

/** Wire values are plain data, so their text tells whether they are the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
