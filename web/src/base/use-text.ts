import { use, useCallback, useSyncExternalStore } from 'react';
import type { Label, Locale } from '../../../metadata/label.ts';
import { currentLocale, onLocaleChange } from './locale.ts';
import { OtherLocale } from './other-locale.ts';
import { type TextKey, type TextValues, text } from './text.ts';

export type { TextKey };
export type Translate = (key: TextKey, values?: TextValues) => string;

/** The language on screen; the component draws itself again when it changes. */
export function useLocale(): Locale {
  const own = useSyncExternalStore(onLocaleChange, currentLocale);
  return use(OtherLocale)?.locale ?? own;
}

/** `const t = useText(); t('action.save')`. */
export function useText(): Translate {
  const locale = useLocale();
  const texts = use(OtherLocale)?.texts;
  // A new function per language makes memoised children draw again.
  return useCallback((key, values) => text(key, values, { locale, texts }), [locale, texts]);
}

/** Reads metadata labels: `const label = useLabel(); label(object.label)`. */
export function useLabel(): (label: Label | undefined) => string {
  const locale = useLocale();
  return useCallback((label) => label?.[locale] ?? '', [locale]);
}

/** A label inside a sentence: English writes it small there. */
export function useInlineLabel(): (label: Label | undefined) => string {
  const locale = useLocale();
  return useCallback(
    (label) => {
      const name = label?.[locale] ?? '';
      return locale === 'en' ? name.charAt(0).toLowerCase() + name.slice(1) : name;
    },
    [locale],
  );
}
