import type { Locale } from '@tenon/metadata';
import { rest as restOfEnglish } from '../../web/src/base/texts/en/rest.ts';
import { texts as english } from '../../web/src/base/texts/en.ts';
import { rest as restOfChinese } from '../../web/src/base/texts/zh/rest.ts';
import { texts as chinese } from '../../web/src/base/texts/zh.ts';

const texts = { zh: { ...chinese, ...restOfChinese }, en: { ...english, ...restOfEnglish } };

export type TextKey = keyof (typeof texts)['zh'];

/** What the screen says in a language. */
export function sayText(locale: Locale, key: TextKey, values: Record<string, string | number> = {}): string {
  return texts[locale][key].replace(/\{(\w+)\}/g, (placeholder, name) => String(values[name] ?? placeholder));
}
