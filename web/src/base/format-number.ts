import type { Locale } from '../../../metadata/label.ts';

const tags: Record<Locale, string> = { zh: 'zh-CN', en: 'en-US' };
const formats = new Map<string, Intl.NumberFormat>();

/** Making an `Intl.NumberFormat` is slow, using one is not. */
export function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.NumberFormat(tags[locale], options);
  formats.set(key, known);
  return known;
}

/** `1,234.5`; decimals come as text and keep every digit. */
export function formatNumber(value: string | number, locale: Locale, options: Intl.NumberFormatOptions = {}): string {
  return numberFormat(locale, { maximumFractionDigits: 6, ...options }).format(value as number);
}

/** `12.3 万` in Chinese, `12.3k` in English; small numbers as they are. */
export function formatShortNumber(value: string | number, locale: Locale): string {
  const amount = Number(value);
  const step = shortSteps[locale].find(({ from }) => Math.abs(amount) >= from);
  if (!step) return formatNumber(amount, locale, { maximumFractionDigits: 2 });
  return formatNumber(amount / step.from, locale, { maximumFractionDigits: step.digits ?? 1 }) + step.unit;
}

const shortSteps: Record<Locale, { from: number; unit: string; digits?: number }[]> = {
  zh: [
    { from: 1e8, unit: ' 亿' },
    { from: 1e4, unit: ' 万' },
  ],
  en: [
    { from: 1e9, unit: 'B', digits: 2 },
    { from: 1e6, unit: 'M', digits: 2 },
    { from: 1e3, unit: 'k' },
  ],
};
