import type { Locale } from '../../../metadata/label.ts';
import { formatShortNumber, numberFormat } from './format-number.ts';

/** `¥1,234.50`; with `short` `¥12.3 万` or `¥12.3k`. A minus goes before the sign of the currency. */
export function formatMoney(
  amount: string | number,
  { currency, locale, short = false }: { currency: string; locale: Locale; short?: boolean },
): string {
  if (!short) return currencyFormat(currency, locale).format(amount as number);
  const figure = formatShortNumber(String(amount).replace(/^-/, ''), locale);
  return `${Number(amount) < 0 ? '-' : ''}${currencySign(currency, locale)}${figure}`;
}

function currencyFormat(currency: string, locale: Locale): Intl.NumberFormat {
  return numberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
}

function currencySign(currency: string, locale: Locale): string {
  const parts = currencyFormat(currency, locale).formatToParts(0);
  return parts.find((part) => part.type === 'currency')?.value ?? currency;
}
