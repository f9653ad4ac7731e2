import type { Locale } from '../../../metadata/label.ts';

const storageKey = 'tenon.locale';

/** `gate` holds the few texts before sign-in, `start` those of the first pages, `all` every room's. One language is loaded at a time. */
export type TextSet = 'gate' | 'start' | 'all';

type Texts = Record<string, string>;

const catalogues: Record<Locale, Record<TextSet, () => Promise<Texts>>> = {
  zh: {
    gate: () => merged([import('./texts/zh/base.ts').then((m) => m.base), import('./texts/zh/gate.ts').then((m) => m.gate)]),
    start: () => import('./texts/zh.ts').then((m) => m.texts),
    all: () => merged([import('./texts/zh.ts').then((m) => m.texts), import('./texts/zh/rest.ts').then((m) => m.rest)]),
  },
  en: {
    gate: () => merged([import('./texts/en/base.ts').then((m) => m.base), import('./texts/en/gate.ts').then((m) => m.gate)]),
    start: () => import('./texts/en.ts').then((m) => m.texts),
    all: () => merged([import('./texts/en.ts').then((m) => m.texts), import('./texts/en/rest.ts').then((m) => m.rest)]),
  },
};

async function merged(parts: Promise<Texts>[]): Promise<Texts> {
  return Object.assign({}, ...(await Promise.all(parts)));
}

let locale = chosenLocale();
let wantedLocale = locale;
let texts: Texts = {};
let loadedSet: TextSet = 'gate';
let isWhole = false;
const listeners = new Set<() => void>();

/** The language the user chose last, else the browser's. */
function chosenLocale(): Locale {
  // What draws nothing is tested without a browser.
  const stored = globalThis.localStorage?.getItem(storageKey);
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

/** Loads a set of texts, or a larger one that was loaded before; call before the first render that needs it. */
export async function loadTexts(set: TextSet, wanted = locale): Promise<void> {
  if (sets.indexOf(set) > sets.indexOf(loadedSet)) loadedSet = set;
  await setLocale(wanted);
}

const sets: TextSet[] = ['gate', 'start', 'all'];

/** For code that comes after the first page: what it may say comes with it. */
export async function loadRest(): Promise<void> {
  if (loadedSet === 'gate' || (loadedSet === 'all' && isWhole)) return;
  loadedSet = 'all';
  await takeTexts(wantedLocale);
}

/** Switches the language of the whole product and remembers it on this device. */
export async function setLocale(wanted: Locale): Promise<void> {
  wantedLocale = wanted;
  await takeTexts(wanted);
  if (locale !== wanted) return;
  localStorage.setItem(storageKey, wanted);
  document.documentElement.lang = wanted === 'zh' ? 'zh-CN' : 'en';
  for (const listener of listeners) listener();
}

async function takeTexts(wanted: Locale): Promise<void> {
  const set = loadedSet;
  const loaded = await catalogues[wanted][set]();
  // Another language was chosen meanwhile, or more of it.
  if (wanted !== wantedLocale || set !== loadedSet) return;
  texts = loaded;
  locale = wanted;
  isWhole = set === 'all';
}

/** All texts of a language, for what is shown in another one than the present. */
export function textsOf(wanted: Locale): Promise<Texts> {
  return catalogues[wanted].all();
}

export function onLocaleChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
