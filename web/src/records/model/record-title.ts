import type { ObjectModel } from '../../../../metadata/wire.ts';

/** A record's name; empty while the field that gives it is blank or hidden. */
export function recordTitle(object: ObjectModel, record: Record<string, unknown>): string {
  return plainText(record[object.title]);
}

/** A value in one plain line, for names and links. */
export function plainText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return 'title' in value ? String(value.title ?? '') : '';
  return String(value);
}
