import { maskedText } from '../../../metadata/field-types/mask.ts';

/** A value in one plain line, for names and links. */
export function plainText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return maskedText(value) ?? ('title' in value ? String(value.title ?? '') : '');
  return String(value);
}
