import type { Locale } from '../../../metadata/label.ts';
import { regions } from '../../../metadata/region.ts';

/** Countries with phone numbers of their own, by their names in the language of who reads. */
export function regionOptions(locale: Locale): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return regions
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}
