import type { Reference } from '../../../metadata/wire.ts';

/** The references in a value that is one, a list of them, or a bare id. */
export function readReferences(value: unknown): Reference[] {
  if (Array.isArray(value)) return value.flatMap(readReferences);
  if (typeof value === 'string') return [{ id: value, title: value }];
  return typeof value === 'object' && value !== null && 'id' in value ? [value as Reference] : [];
}
