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

let locale = chosenLocale();
let texts: Texts = {};
let loadedSet: TextSet = 'gate';
const listeners = new Set<() => void>();

/** The language the user chose last, else the browser's. */
function chosenLocale(): Locale {
  const stored = localStorage.getItem(storageKey);
  if (stored === 'zh' || stored === 'en') return stored;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function currentLocale(): Locale {
  return locale;
}

/** The loaded texts of the present language. */
export function currentTexts(): Texts {
  return texts;
}

/** Loads a set of texts; call before the first render that needs it. */
export async function loadTexts(set: TextSet, wanted = locale): Promise<void> {
  if (set === 'all') loadedSet = 'all';
  await setLocale(wanted);
}

/** Switches the language of the whole product and remembers it on this device. */
export async function setLocale(wanted: Locale): Promise<void> {
  texts = await catalogues[wanted][loadedSet]();
  locale = wanted;
  localStorage.setItem(storageKey, wanted);
  document.documentElement.lang = wanted === 'zh' ? 'zh-CN' : 'en';
  for (const listener of listeners) listener();
}

export function onLocaleChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
