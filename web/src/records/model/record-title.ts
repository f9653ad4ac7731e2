import type { ObjectModel, Reference, WireRecord } from '../../../../metadata/wire.ts';

/** A record's name; empty while the field that gives it is blank or hidden. */
export function recordTitle(object: ObjectModel, record: Record<string, unknown>): string {
  return plainText(record[object.title]);
}

/** A record as others point at it. */
export function referenceTo(object: ObjectModel, record: WireRecord): Reference {
  return { id: record.id, title: recordTitle(object, record), object: object.name };
}

/** A value in one plain line, for names and links. */
export function plainText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return 'title' in value ? String(value.title ?? '') : '';
  return String(value);
}
