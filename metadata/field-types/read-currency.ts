import { currencySign, signIn } from './currency-sign.ts';

/** Names that `Intl` does not have, most likely meaning first. */
const words: Record<string, string> = {
  'RMB CNH 元人民币 人民幣 人民币元 块 块钱 yuan renminbi': 'CNY',
  '元 圆 圓 元整': 'CNY TWD HKD',
  '美金 美圆 USDollar': 'USD',
  '$ dollar dollars': 'USD HKD TWD SGD AUD CAD NZD MXN',
  '¥ yen': 'CNY JPY',
  '£ pound pounds': 'GBP EGP',
  'euros 欧': 'EUR',
  '港元 港币 港幣 港纸': 'HKD',
  '日元 日圆 日圓 日币': 'JPY',
  '英镑 英鎊': 'GBP',
  '台币 台幣 臺幣 新台币 新臺幣 新台幣': 'TWD',
  '新币 坡币': 'SGD',
  '韩币 韩圆': 'KRW',
};

const byMark = new Map<string, readonly string[]>();
/** Signs that we write, which are told apart by as little as a space: `FCFA` and `F CFA`. */
const bySign = new Map<string, string>();

/**
 * The currencies that a sign, code or name stands for, the most likely first; none when it stands for nothing:
 * `usd`, `美元`, `US$` → USD; `$` → USD, HKD and the other dollars; `USD - US Dollar` → USD.
 */
export function currenciesOf(mark: string): readonly string[] {
  while (learnCurrency());
  const folded = foldMark(mark);
  const found = byMark.get(folded);
  const own = bySign.get(mark.normalize('NFKC'));
  if (found) return own ? [own, ...found.filter((code) => code !== own)] : found;
  if (/^[a-z]{3}$/.test(folded)) return [folded.toUpperCase()];
  const codes = mark.match(/\b[A-Z]{3}\b/g)?.filter((code) => byMark.has(code.toLowerCase())) ?? [];
  return codes.length === 1 ? codes : [];
}

/**
 * Learns what stands for one more currency, and answers whether there are more. All of them take a tenth of a second, which others should not have to
 * wait: a server learns them one by one when it has started. Whoever asks before that learns the rest at once.
 */
export function learnCurrency(): boolean {
  return lessons.next().done !== true;
}

const lessons = learnMarks();

function* learnMarks(): Generator<void> {
  for (const [names, codes] of Object.entries(words)) for (const name of names.split(' ')) note(name, codes.split(' '));
  const [chinese, english] = ['zh-CN', 'en'].map((locale) => new Intl.DisplayNames(locale, { type: 'currency' }));
  for (const code of Intl.supportedValuesOf('currency')) {
    yield;
    note(code, [code]);
    note(chinese?.of(code), [code]);
    note(english?.of(code), [code]);
    note(`${english?.of(code)}s`, [code]);
    note(currencySign(code), [code]);
    bySign.set(currencySign(code).normalize('NFKC'), code);
    note(signIn('en-US', code, 'symbol'), [code]);
    note(signIn('en-US', code, 'narrowSymbol'), [code]);
  }
}

function note(mark: string | undefined, codes: readonly string[]): void {
  if (!mark) return;
  const key = foldMark(mark);
  byMark.set(key, [...new Set([...(byMark.get(key) ?? []), ...codes])]);
}

function foldMark(mark: string): string {
  return mark.normalize('NFKC').replace(/[\s.]/g, '').toLowerCase();
}
