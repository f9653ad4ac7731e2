const signs = new Map<string, string>();

/** How money of a currency is marked, one sign for one currency: `¥`, `US$`, `HK$`, `€`. */
export function currencySign(currency: string): string {
  const sign = signs.get(currency) ?? signIn('zh-CN', currency, 'symbol') ?? currency;
  signs.set(currency, sign);
  return sign;
}

/** The sign in a language; the narrow one is shared by currencies: `$`. Undefined for what is no code. */
export function signIn(locale: string, currency: string, currencyDisplay: 'symbol' | 'narrowSymbol'): string | undefined {
  try {
    const parts = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay }).formatToParts(0);
    return parts.find(({ type }) => type === 'currency')?.value;
  } catch {
    return undefined;
  }
}
