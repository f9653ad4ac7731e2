import { createInstance } from 'i18next';
import type { Locale } from '../../../metadata/label.ts';

const storageKey = 'tenon.locale';

/** `gate` holds the few texts before sign-in, `all` every room's. One language is loaded at a time. */
export type TextSet = 'gate' | 'all';

type Texts = Record<string, string>;

const catalogues: Record<Locale, Record<TextSet, () => Promise<Texts>>> = {
  zh: {
    gate: () => merged([import('./texts/zh/base.ts').then((m) => m.base), import('./texts/zh/gate.ts').then((m) => m.gate)]),
    all: () => import('./texts/zh.ts').then((m) => m.texts),
  },
  en: {
    gate: () => merged([import('./texts/en/base.ts').then((m) => m.base), import('./texts/en/gate.ts').then((m) => m.gate)]),
    all: () => import('./texts/en.ts').then((m) => m.texts),
  },
};

async function merged(parts: Promise<Texts>[]): Promise<Texts> {
  return Object.assign({}, ...(await Promise.all(parts)));
}

/** Texts are flat keys with `{name}` placeholders; a text asked for with `count` may have a `_one` form. */
export const i18n = createInstance();
i18n.init({
  lng: chosenLocale(),
  resources: {},
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { prefix: '{', suffix: '}', escapeValue: false },
});

/** The language the user chose last, else the browser's. */
function chosenLocale(): Locale {
  const stored = localStorage.getItem(storageKey);
  if (stored === 'zh' || stored === 'en') return stored;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function currentLocale(): Locale {
  return i18n.language as Locale;
}

let loadedSet: TextSet = 'gate';

/** Loads a set of texts; call before the first render that needs it. */
export async function loadTexts(set: TextSet, locale = currentLocale()): Promise<void> {
  if (set === 'all') loadedSet = 'all';
  await setLocale(locale);
}

/** Switches the language of the whole product and remembers it on this device. */
export async function setLocale(locale: Locale): Promise<void> {
  i18n.addResourceBundle(locale, 'translation', await catalogues[locale][loadedSet](), true, true);
  localStorage.setItem(storageKey, locale);
  document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  await i18n.changeLanguage(locale);
}
