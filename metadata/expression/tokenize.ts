import type { Span } from './ast.ts';
import type { ExpressionError } from './expression-error.ts';

/** `name` covers words and relation paths; `text` is the source as written, `value` what it means. */
export type Token = Span & { kind: 'number' | 'text' | 'name' | 'symbol' | 'end'; text: string; value: string };

/** Punctuation as a Chinese keyboard types it. */
const fullWidth: Record<string, string> = {
  '，': ',',
  '（': '(',
  '）': ')',
  '＝': '=',
  '＋': '+',
  '－': '-',
  '＊': '*',
  '×': '*',
  '／': '/',
  '÷': '/',
  '＜': '<',
  '＞': '>',
  '％': '%',
  '＆': '&',
  '＾': '^',
  '！': '!',
  '≤': '<=',
  '≥': '>=',
  '≠': '<>',
};
const openingQuotes = '"“”＂';
const closingQuotes: Record<string, string> = { '"': '"', '“': '”"', '”': '”', '＂': '＂' };

const space = /[\s\u3000\ufeff]+/uy;
const name = /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/uy;
const number = /\d+(?:\.\d+)?|\.\d+/y;
const symbol = /(?:[<＜][>＞=＝]|[>＞!！=＝][=＝]|[-+*/^&=<>%(),，（）＝＋－＊×／÷＜＞％＆＾≤≥≠])/y;

/** Cuts the source into tokens, the last of kind `end`; stops at the first character that has no meaning. */
export function tokenize(source: string): { tokens: Token[]; error?: ExpressionError } {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const blank = match(space, source, at);
    if (blank) {
      at += blank.length;
      continue;
    }
    const token = readToken(source, at);
    if ('code' in token) return { tokens, error: token };
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', text: '', value: '', start: at, end: at });
  return { tokens };
}

function readToken(source: string, start: number): Token | ExpressionError {
  if (openingQuotes.includes(source[start] as string)) return readText(source, start);
  const word = match(name, source, start);
  if (word) return { kind: 'name', text: word, value: word, start, end: start + word.length };
  const digits = match(number, source, start);
  if (digits) return { kind: 'number', text: digits, value: digits, start, end: start + digits.length };
  const mark = match(symbol, source, start);
  if (mark) return { kind: 'symbol', text: mark, value: halfWidth(mark), start, end: start + mark.length };
  const seen = String.fromCodePoint(source.codePointAt(start) as number);
  return { code: 'unexpectedCharacter', start, end: start + seen.length, params: { seen } };
}

/** A doubled quote or `\"` stands for one quote, `\\` for one backslash; any other backslash for itself. */
function readText(source: string, start: number): Token | ExpressionError {
  const closing = closingQuotes[source[start] as string] as string;
  let value = '';
  for (let at = start + 1; at < source.length; at++) {
    const character = source[at] as string;
    const following = source[at + 1];
    const isClosing = closing.includes(character);
    if ((character === '\\' && (following === '"' || following === '\\')) || (isClosing && following === character)) {
      value += following;
      at++;
    } else if (isClosing) {
      return { kind: 'text', text: source.slice(start, at + 1), value, start, end: at + 1 };
    } else {
      value += character;
    }
  }
  return { code: 'unclosedText', start, end: source.length };
}

function match(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}

function halfWidth(mark: string): string {
  return [...mark].map((character) => fullWidth[character] ?? character).join('');
}
