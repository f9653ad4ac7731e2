import { cleanText } from './clean-text.ts';

/**
 * What a cell says of a phone number. `number` has the signs that people write between digits, `isPart` when the cell says more than
 * that: a second number, or a remark. `cut`: a spreadsheet left only the first digits.
 */
export type PhoneReading = { number: string; extension?: string; isPart?: true; isList?: true } | 'cut' | undefined;

const longest = 200;
const mostDigits = 20;
const leastDigits = 3;
/** From here on digits are a number of their own, not a part of one. */
const wholeNumber = 7;

/** Finds the first phone number in a text; undefined when there is none. */
export function readPhoneText(text: string, region: string): PhoneReading {
  if (text.length > longest) return undefined;
  const clean = cleanText(text).replace(/^['’‘]+/, '');
  if (/^\+?\d(?:[.,]\d+)?e\+?\d+$/i.test(clean)) return 'cut';
  // A number of nothing but digits cannot be below zero.
  if (/^[-−–—]\s*[\d(]/.test(clean)) return undefined;
  const written = withoutNumberFormat(clean).replace(/^[^\d+(]*?(?=\(?\+?\(?\d)/, '');
  const plain = withoutRemarks(written);
  const { first, isList } = firstOfList(plain);
  const { main, extension } = takeExtension(first, region);
  const run = /^[+(\d][\d\s()+.\-‐-―·/]*/.exec(main)?.[0] ?? '';
  const number = countDigits(run) >= wholeNumber ? run : main;
  const digits = countDigits(number);
  if (digits < leastDigits || digits > mostDigits) return undefined;
  const hasMore = isList || /[\p{L}\d]/u.test(main.slice(number.length)) || countLetters(plain) < countLetters(written);
  const part = hasMore && { isPart: true as const };
  return { number: number.trim(), ...(extension && { extension }), ...part, ...(isList && { isList }) };
}

/** As spreadsheets and data frames write a number: `13800138000.0`, `13,800,138,000`. */
function withoutNumberFormat(text: string): string {
  if (/^\+?\d{7,}\.0+$/.test(text)) return text.replace(/\.0+$/, '');
  return /^\d{1,3}(?:,\d{3}){2,}$/.test(text) ? text.replaceAll(',', '') : text;
}

/** Without what stands in brackets and is no number: `(张总)`. An extension may stand in them. */
function withoutRemarks(text: string): string {
  return text.replace(/\(([^()]*)\)/g, (group, inner: string) =>
    /^[\d\s+.-]*$/.test(inner) ? group : extensionMark.test(inner) ? ` ${inner}` : ' ',
  );
}

/** `13800138000/13900139000` are two; `0711/1234567` is one, with its area before the stroke; `62345678/79` is one and another. */
function firstOfList(text: string): { first: string; isList: boolean } {
  const pieces = text.split(/[;,、，；|\n]+|\s*\/\s*|\s(?:or|and|或|和)\s/);
  if (pieces.length > 1 && countDigits(pieces[0] ?? '') >= wholeNumber && pieces.slice(1).some((each) => /\d\d/.test(each)))
    return { first: pieces[0] as string, isList: true };
  const words = text.split(/\s+/);
  if (words.filter((each) => countDigits(each) >= 10).length > 1 && countDigits(words[0] ?? '') >= 10)
    return { first: words[0] as string, isList: true };
  return { first: text, isList: false };
}

const extensionMark = /(?:转|轉|分机号?|;ext=|extension|ext\.?|x|#)\s*[:.]?\s*(\d{1,7})\s*$/i;
/** `021-62345678-801`, where areas begin with a zero and numbers are of one length. */
const chineseExtension = /^((?:\(0\d{2,3}\)|0\d{2,3})[\s-]*\d{7,8})\s*-\s*(\d{1,6})$/;

function takeExtension(text: string, region: string): { main: string; extension?: string } {
  const chinese = region === 'CN' ? chineseExtension.exec(text.trim()) : null;
  if (chinese) return { main: chinese[1] as string, extension: chinese[2] };
  const marked = extensionMark.exec(text);
  return marked ? { main: text.slice(0, marked.index), extension: marked[1] } : { main: text };
}

function countDigits(text: string): number {
  return text.replace(/\D/g, '').length;
}

function countLetters(text: string): number {
  return text.replace(/[^\p{L}]/gu, '').length;
}
