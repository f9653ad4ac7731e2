/** How money of a currency is marked, one sign for one currency: `¥`, `US$`, `HK$`, `€`. */
export function currencySign(currency: string): string {
  try {
    const parts = new Intl.NumberFormat('zh-CN', { style: 'currency', currency }).formatToParts(0);
    return parts.find(({ type }) => type === 'currency')?.value ?? currency;
  } catch {
    return currency;
  }
}

const words = new Map(
  Object.entries({
    元: 'CNY',
    人民币: 'CNY',
    RMB: 'CNY',
    美元: 'USD',
    欧元: 'EUR',
    港元: 'HKD',
    港币: 'HKD',
    日元: 'JPY',
    英镑: 'GBP',
  }),
);

/** Signs that several currencies share; the base currency wins when it is one of them, otherwise the first. */
const shared = new Map([
  ['¥', ['CNY', 'JPY']],
  ['$', ['USD', 'HKD', 'TWD', 'SGD', 'AUD', 'CAD', 'NZD', 'MXN']],
]);

let bySign: Map<string, string> | undefined;

/** The currency that a text names by sign, code or word, or undefined: `US$1,234` → `USD`. */
export function readCurrency(text: string, base: string): string | undefined {
  bySign ??= new Map(Intl.supportedValuesOf('currency').map((code) => [currencySign(code).normalize('NFKC'), code]));
  const mark = text.normalize('NFKC').replace(/[\d.,()\s'+-]|[千百万亿]/g, '');
  const sharing = shared.get(mark);
  if (sharing) return sharing.includes(base) ? base : sharing[0];
  return words.get(mark) ?? bySign.get(mark) ?? (/^[A-Z]{3}$/.test(mark) ? mark : undefined);
}
