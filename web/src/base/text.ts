import type { Locale } from '../../../metadata/label.ts';
import { currentLocale, currentTexts } from './locale.ts';
import type { rest } from './texts/zh/rest.ts';
import type { texts } from './texts/zh.ts';

/** Every text key there is; a missing one does not compile. */
export type TextKey = keyof typeof texts | keyof typeof rest;
export type TextValues = Record<string, string | number>;

/** A text in the present language with its `{placeholders}` filled; a `count` of 1 or '1' picks the form for one where there is one. */
export function text(
  key: TextKey,
  values: TextValues = {},
  { locale = currentLocale(), texts = currentTexts() }: { locale?: Locale; texts?: Record<string, string> } = {},
): string {
  const form = String(values.count) === '1' && locale === 'en' ? texts[`${key}_one`] : undefined;
  return (form ?? texts[key] ?? key).replace(/\{(\w+)\}/g, (placeholder, name) => String(values[name] ?? placeholder));
}
