import { currencyOf } from './currency-of.ts';
import { type FormatSection, type FormatToken, parseNumberFormat, sectionFor } from './number-format.ts';
import { plainNumber } from './plain-number.ts';
import { showTime } from './show-time.ts';

type Show = (value: number) => string;

/** How numbers with a format come in. Formats are few, cells many: keep what this answers. */
export function openNumberFormat(code: string | undefined, { is1904 }: { is1904: boolean }): Show {
  if (!code || code === '@') return plainNumber;
  const sections = parseNumberFormat(code);
  const shown = new Map<FormatSection, Show>();
  return (value) => {
    const section = sectionFor(sections, value);
    const known = shown.get(section) ?? openSection(section, is1904);
    shown.set(section, known);
    return known(value);
  };
}

function openSection({ tokens }: FormatSection, is1904: boolean): Show {
  const has = (kind: FormatToken['kind']) => tokens.some((token) => token.kind === kind);
  if (has('date') || has('elapsed')) return (value) => showTime(value, tokens, { is1904 });
  // A fraction or an exponent only shows the number otherwise.
  if (has('slash') || has('exponent')) return plainNumber;
  if (!has('digit')) return showWords(tokens);
  return showDigits(tokens);
}

/** A format may show words for numbers: `"男";"女"`. A dash, or nothing at all, stands for the number itself. */
function showWords(tokens: readonly FormatToken[]): Show {
  const words = tokens
    .map(({ kind, sign }) => (kind === 'text' ? sign : ''))
    .join('')
    .trim();
  return /[\p{L}\p{N}]/u.test(words) ? () => words : plainNumber;
}

/** Words that a number is to be multiplied by, as people read it. */
const magnitude = /^(?:[千万萬亿億兆KkMB]|百万|千万|mn|bn|Mio\.?|Mrd\.?)$/;
/** More decimals than anybody types have been worked out: they come in as they are shown. */
const mostTyped = 6;

function showDigits(tokens: readonly FormatToken[]): Show {
  const first = tokens.findIndex(isDigitPlace);
  const last = tokens.findLastIndex(isDigitPlace);
  const inside = tokens.slice(first, last + 1);
  const before = affix(tokens.slice(0, first));
  const after = affix(tokens.slice(last + 1));
  // Text between digits makes a code of them, as in (021) 6234-5678; a point as text is but another way to show thousands.
  if (inside.some(({ kind, sign }) => kind === 'text' && sign.trim() !== '' && sign !== '.'))
    return (value) => fillPlaces(value, tokens);
  const currency = before.currency ?? after.currency;
  const point = inside.findIndex(({ kind }) => kind === 'point');
  const whole = inside.slice(0, point < 0 ? undefined : point).filter(({ kind }) => kind === 'digit');
  const decimals = point < 0 ? [] : inside.slice(point).filter(({ kind }) => kind === 'digit');
  const leastWhole = whole.filter(({ sign }) => sign === '0').length;
  const isScaled = after.startsWithComma || inside.some(({ kind, sign }) => kind === 'text' && sign === '.');
  const leastDecimals = isScaled ? 0 : Math.min(2, decimals.filter(({ sign }) => sign === '0').length);
  const percents = tokens.filter(({ kind }) => kind === 'percent').length;
  const isCode = /[\p{L}\p{N}+]/u.test(before.text) || leastWhole > 1;
  const [prefix, suffix] = isCode && !isScaled ? [before.text, after.text] : ['', suffixOf(after.text, isScaled)];
  const digits = (value: number) => {
    const moved = percents > 0 ? Number((value * 100 ** percents).toPrecision(15)) : value;
    const plain = plainNumber(moved);
    const typed = plain.split('.')[1]?.length ?? 0;
    return padDigits(typed > mostTyped && !isScaled ? moved.toFixed(decimals.length) : plain, leastWhole, leastDecimals);
  };
  return (value) => {
    const text = `${prefix}${digits(Math.abs(value))}${'%'.repeat(percents)}${suffix}`;
    return `${value < 0 ? '-' : ''}${withCurrency(text, currency)}`;
  };
}

/** `€` goes before the digits, whose currency is a code only with a space. */
function withCurrency(text: string, currency: string | undefined): string {
  if (!currency) return text;
  return /[A-Za-z]$/.test(currency) ? `${currency} ${text}` : `${currency}${text}`;
}

/** A unit behind a number belongs to the format and not to the number; what a number is to be multiplied by does not. */
function suffixOf(text: string, isScaled: boolean): string {
  return !isScaled && magnitude.test(text) ? text : '';
}

function isDigitPlace({ kind }: FormatToken): boolean {
  return kind === 'digit';
}

function affix(tokens: readonly FormatToken[]): { text: string; currency?: string; startsWithComma: boolean } {
  const sign = tokens.find((token) => token.kind === 'currency');
  const text = tokens
    .map(({ kind, sign }) => (kind === 'text' ? sign : ''))
    .join('')
    .replace(/[()（）]/g, '')
    .replace(/^[-−\s]+|\s+$/g, '')
    .trim();
  const currency = sign ? currencyOf(sign.sign, sign.locale) : currencyOf(text);
  return {
    text: sign || !currency ? text : '',
    ...(currency && { currency }),
    startsWithComma: tokens[0]?.kind === 'comma',
  };
}

function padDigits(digits: string, leastWhole: number, leastDecimals: number): string {
  const [whole = '', decimals = ''] = digits.split('.');
  const padded = decimals.padEnd(leastDecimals, '0');
  return padded ? `${whole.padStart(leastWhole, '0')}.${padded}` : whole.padStart(leastWhole, '0');
}

/** Digits put into their places from the right, with the text between them. */
function fillPlaces(value: number, tokens: readonly FormatToken[]): string {
  let digits = plainNumber(Math.round(Math.abs(value)));
  const places = tokens.filter(isDigitPlace).length;
  let place = places;
  let text = '';
  for (const { kind, sign } of tokens.toReversed()) {
    if (kind === 'text' || kind === 'currency') text = sign + text;
    if (kind !== 'digit') continue;
    place -= 1;
    const digit = place === 0 ? digits : digits.slice(-1);
    text = (digit || (sign === '0' ? '0' : '')) + text;
    digits = digits.slice(0, -1);
  }
  return (value < 0 ? '-' : '') + text;
}
