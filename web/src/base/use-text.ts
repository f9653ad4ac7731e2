import { useCallback, useSyncExternalStore } from 'react';
import type { Label, Locale } from '../../../metadata/label.ts';
import { currentLocale, i18n } from './locale.ts';
import type { texts } from './texts/zh.ts';

/** Every text key there is; a missing one does not compile. */
export type TextKey = keyof typeof texts;
export type TextValues = Record<string, string | number>;
export type Translate = (key: TextKey, values?: TextValues) => string;

/** A text in the present language, outside components. */
export const text: Translate = (key, values) => i18n.t(key, values ?? {});

function subscribe(listener: () => void): () => void {
  i18n.on('languageChanged', listener);
  return () => i18n.off('languageChanged', listener);
}

/** The language on screen; the component draws itself again when it changes. */
export function useLocale(): Locale {
  return useSyncExternalStore(subscribe, currentLocale);
}

/** `const t = useText(); t('action.save')`. */
export function useText(): Translate {
  const locale = useLocale();
  return useCallback((key, values) => text(key, values), [locale]);
}

/** Reads metadata labels: `const label = useLabel(); label(object.label)`. */
export function useLabel(): (label: Label | undefined) => string {
  const locale = useLocale();
  return useCallback((label) => label?.[locale] ?? '', [locale]);
}
