import type { Field } from '../define/field.ts';
import type { Parsed } from './field-type.ts';
import { refuse, refuseType } from './refuse.ts';

/** Takes a text as it is: nothing is trimmed or normalised. An empty text is no value. Length counts code points. */
export function parsePlainText(input: unknown, field: Field, max: number): Parsed<string> {
  if (typeof input !== 'string') return refuseType(field, { zh: '文本', en: 'a text' }, input);
  if (input === '') return { ok: true, value: null };
  if (input.includes('\0')) return refuse(field, 'badCharacter');
  if (!input.isWellFormed()) return refuse(field, 'brokenText');
  const length = countCodePoints(input, max);
  if (length > max) return refuse(field, 'tooLong', { max, length });
  return { ok: true, value: input };
}

function countCodePoints(text: string, max: number): number {
  if (text.length <= max) return text.length;
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
