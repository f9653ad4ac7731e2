const codes = new Set(Intl.supportedValuesOf('currency'));

/** Signs that several currencies share, and whose language settles which: the Windows number of the language, and the code. */
const byLocale: Record<string, Record<number, string>> = {
  '¥': { 2052: 'CNY', 1041: 'JPY' },
  '￥': { 2052: 'CNY', 1041: 'JPY' },
  $: {
    ...{ 1033: 'USD', 3081: 'AUD', 4105: 'CAD', 3084: 'CAD', 5129: 'NZD', 4100: 'SGD', 18441: 'SGD', 3076: 'HKD' },
    ...{ 15369: 'HKD', 1028: 'TWD', 2058: 'MXN', 11274: 'ARS', 13322: 'CLP', 9226: 'COP' },
  },
  kr: { 1053: 'SEK', 1044: 'NOK', 2068: 'NOK', 1030: 'DKK' },
  'kr.': { 1030: 'DKK' },
  '£': { 2057: 'GBP' },
};

const words: Record<string, string> = {
  元: 'CNY',
  人民币: 'CNY',
  美元: 'USD',
  欧元: 'EUR',
  日元: 'JPY',
  港元: 'HKD',
  港币: 'HKD',
  英镑: 'GBP',
};

/** The code or sign of a currency that a number format shows, ready to stand before an amount; undefined where it shows none. */
export function currencyOf(shown: string, locale?: number): string | undefined {
  const sign = shown.trim();
  const code = byLocale[sign]?.[locale ?? 0] ?? words[sign];
  if (code) return code;
  if (codes.has(sign)) return sign;
  return /^[A-Za-z]{0,3}\p{Sc}$/u.test(sign) ? sign : undefined;
}
