import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';

/** The values that a copy of a record starts with: everything one may write that need not be unique. */
export function copyValues(object: ObjectModel, record: WireRecord): Record<string, unknown> {
  const copied = Object.entries(object.fields).filter(
    ([name, field]) =>
      field.access === 'edit' && !field.readOnly && !field.unique && !('via' in field) && record[name] !== null && name in record,
  );
  return Object.fromEntries(copied.map(([name]) => [name, record[name]]));
}
