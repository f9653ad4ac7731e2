import { z } from 'zod';
import { isReadable, isSeen, readable } from './readable-text.ts';

/** A text in both product languages. Every label a user can see is one of these. */
export type Label = { zh: string; en: string };

export type Locale = keyof Label;

export const locales = ['zh', 'en'] as const satisfies readonly Locale[];

/** Several one after the other, in both languages. */
export function joinLabels(labels: readonly Label[], between: string): Label {
  return { zh: labels.map(({ zh }) => zh).join(between), en: labels.map(({ en }) => en).join(between) };
}

const labelText = z
  .string()
  .max(500)
  .refine(isSeen, { params: { expected: { zh: '看得见的文字', en: 'a text that can be seen' } } })
  .refine((text) => !isSeen(text) || isReadable(text), { params: { expected: readable } });

export const labelSchema = z.strictObject({ zh: labelText, en: labelText });
