import { z } from 'zod';

/** A text in both product languages. Every label a user can see is one of these. */
export type Label = { zh: string; en: string };

export type Locale = keyof Label;

export const locales = ['zh', 'en'] as const satisfies readonly Locale[];

const labelText = z
  .string()
  .max(500)
  .refine((text) => text.trim() !== '' && !text.includes('\0') && text.isWellFormed());

export const labelSchema = z.strictObject({ zh: labelText, en: labelText });
