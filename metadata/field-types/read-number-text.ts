const magnitudes: Record<string, number> = { 千: 3, 万: 4, 萬: 4, 百万: 6, 亿: 8, 億: 8 };

/** As most are, in any file that another system wrote. */
const plain = /^(?:0|[1-9]\d*)(?:\.\d+)?$/;
const grouped = /^(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?$/;

/**
 * Reads a number as people write it and returns plain decimal digits, or undefined when it is none:
 * `1,234.50`, `¥1,234.50`, `12.3万`, `(123)`, `１２３`, `1.5E+05`.
 */
export function readNumberText(text: string): string | undefined {
  if (plain.test(text)) return text;
  const { sign, body } = takeSign(text.normalize('NFKC').replace(/[\s']/g, ''));
  const [, digits = '', exponent, word] =
    /^([\d.,]+)(?:[eE]([+-]?\d{1,2}))?(千|百万|万|萬|亿|億)?$/.exec(stripCurrency(body)) ?? [];
  if (!grouped.test(digits) || !/\d/.test(digits)) return undefined;
  const shift = Number(exponent ?? 0) + (word ? (magnitudes[word] ?? 0) : 0);
  return sign + shiftPoint(digits.replaceAll(',', ''), shift);
}

/** Accountants' brackets, leading and trailing minus, and the minus that stands after the currency sign. */
function takeSign(text: string): { sign: string; body: string } {
  const bracketed = /^\((.*)\)$/.exec(text);
  if (bracketed) return { sign: '-', body: bracketed[1] ?? '' };
  const body = text.replace('−', '-').replace(/^([^\d.+-]*)\+/, '$1');
  const minus = /^([^\d.-]*)-(.*)$/.exec(body);
  if (minus) return { sign: '-', body: `${minus[1]}${minus[2]}` };
  return body.endsWith('-') ? { sign: '-', body: body.slice(0, -1) } : { sign: '', body };
}

function stripCurrency(text: string): string {
  return text.replace(/^(?:[A-Za-z]{0,3}\p{Sc}|[A-Za-z]{3})/u, '').replace(/(?:\p{Sc}|元整?|圆|[A-Z]{3}|人民币|美元|欧元)$/u, '');
}

function shiftPoint(digits: string, shift: number): string {
  const [whole = '', fraction = ''] = digits.split('.');
  const all = whole + fraction;
  const point = whole.length + shift;
  const padded = point <= 0 ? '0'.repeat(1 - point) + all : all.padEnd(point, '0');
  const split = Math.max(point, 1);
  const left = padded.slice(0, split).replace(/^0+(?=\d)/, '');
  const right = padded.slice(split);
  return right ? `${left}.${right}` : left;
}
