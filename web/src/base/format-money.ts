import { minorUnits } from '../../../metadata/field-types/minor-units.ts';
import type { Locale } from '../../../metadata/label.ts';
import { formatShortNumber, numberFormat } from './format-number.ts';

/** `¥1,234.50`; with `short` `¥12.3 万` or `¥12.3k`. A minus goes before the sign of the currency. */
export function formatMoney(
  amount: string | number,
  { currency, locale, short = false }: { currency: string; locale: Locale; short?: boolean },
): string {
  if (!short) return currencyFormat(currency, locale, decimalsOf(amount)).format(amount as number);
  const figure = formatShortNumber(String(amount).replace(/^-/, ''), locale);
  return `${Number(amount) < 0 ? '-' : ''}${currencySign(currency, locale)}${figure}`;
}

/** As many decimals as the currency has, and more where an amount needs them, as unit prices do. */
function currencyFormat(currency: string, locale: Locale, decimals = 0): Intl.NumberFormat {
  const minimumFractionDigits = minorUnits(currency);
  const maximumFractionDigits = Math.max(minimumFractionDigits, Math.min(decimals, 6));
  const digits = { minimumFractionDigits, maximumFractionDigits };
  return numberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...digits });
}

/** Of a stored amount; figures that were worked out are rounded. */
function decimalsOf(amount: string | number): number {
  return typeof amount === 'string' ? (/\.(\d*[1-9])/.exec(amount)?.[1]?.length ?? 0) : 0;
}

function currencySign(currency: string, locale: Locale): string {
  const parts = currencyFormat(currency, locale).formatToParts(0);
  return parts.find((part) => part.type === 'currency')?.value ?? currency;
}
