import type { Field } from '../define/field.ts';
import type { Locale } from '../label.ts';
import type { FieldType } from './field-type.ts';

/** What stands in an answer for a value that its reader may not see whole. */
type MaskedValue = { masked: string };

/** Says only that there is a value. */
export const allMasked = '••••';

/** What a reader sees of a value that a role masks: a text that tells a part, as its type does, or else nothing of it. */
export function maskValue(type: FieldType, field: Field, { value, locale }: { value: unknown; locale: Locale }): MaskedValue {
  return { masked: type.mask?.(value, field as never, locale) ?? allMasked };
}

/** The text that stands for a masked value; undefined for one that is clear. */
export function maskedText(value: unknown): string | undefined {
  const isMasked = typeof value === 'object' && value !== null && 'masked' in value;
  return isMasked ? String(value.masked) : undefined;
}

/** Whether values can be shown in part. What is worked out, a link and a file are either seen or hidden. */
export function canMask(type: FieldType, field: Field): boolean {
  return type.source === 'columns' && !type.holdsFiles && type.target?.(field as never) === undefined;
}

/** First and last signs of a text; nothing of one that they would tell most of. */
export function keepEnds(text: string, { first, last }: { first: number; last: number }): string {
  const signs = [...text];
  const left = signs.length - first - last;
  if (left < 3) return allMasked;
  return `${signs.slice(0, first).join('')}${'*'.repeat(Math.min(left, 12))}${last > 0 ? signs.slice(-last).join('') : ''}`;
}
