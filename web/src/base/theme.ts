import { useSyncExternalStore } from 'react';

export type ThemePreference = 'light' | 'dark' | 'auto';
export type Theme = 'light' | 'dark';

const storageKey = 'tenon.theme';
const darkScreen = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

export function themePreference(): ThemePreference {
  const stored = localStorage.getItem(storageKey);
  return stored === 'light' || stored === 'dark' ? stored : 'auto';
}

export function currentTheme(): Theme {
  const preference = themePreference();
  if (preference !== 'auto') return preference;
  return darkScreen.matches ? 'dark' : 'light';
}

/** Applies a theme to the page and remembers it on this device. */
export function setTheme(preference: ThemePreference): void {
  localStorage.setItem(storageKey, preference);
  applyTheme();
}

/** Puts the present theme on the page; call once before the first render. Follows the system while the preference is `auto`. */
export function startTheme(): void {
  applyTheme();
  darkScreen.addEventListener('change', applyTheme);
}

function applyTheme(): void {
  document.documentElement.dataset.mantineColorScheme = currentTheme();
  for (const listener of listeners) listener();
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme);
}

export function useThemePreference(): ThemePreference {
  return useSyncExternalStore(subscribe, themePreference);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
