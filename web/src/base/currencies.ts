import type { Locale } from '../../../metadata/label.ts';
import { isRegion, regionOfZone } from '../../../metadata/region.ts';

/** Offered as base currency; amounts in others need a rate. */
export const baseCurrencies = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'SGD', 'AUD'];

/** `CNY · 人民币`: few know the codes of all. */
export function currencyText(code: string, locale: Locale): string {
  const name = new Intl.DisplayNames(locale, { type: 'currency', fallback: 'none' }).of(code);
  return name ? `${code} · ${name}` : code;
}

const euro = ['DE', 'FR', 'IT', 'ES', 'NL', 'BE', 'AT', 'IE', 'PT', 'FI', 'GR'];
const ofRegion: Record<string, string> = {
  ...Object.fromEntries(euro.map((region) => [region, 'EUR'])),
  ...{ CN: 'CNY', US: 'USD', HK: 'HKD', JP: 'JPY', GB: 'GBP', SG: 'SGD', AU: 'AUD' },
};

/** The currency of the region that the browser's language belongs to. */
export function guessCurrency(language = navigator.language): string {
  return ofRegion[new Intl.Locale(language).maximize().region ?? ''] ?? 'USD';
}

/** Where the company most likely is: as the clock tells, or else the language. */
export function guessRegion(language = navigator.language): string {
  const region = new Intl.Locale(language).maximize().region ?? '';
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return regionOfZone(timeZone, region) ?? (isRegion(region) ? region : 'CN');
}
