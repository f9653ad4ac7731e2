const magnitudes: Record<string, number> = {
  ...{
    十: 1,
    百: 2,
    千: 3,
    万: 4,
    萬: 4,
    十万: 5,
    百万: 6,
    千万: 7,
    亿: 8,
    億: 8,
    十亿: 9,
    百亿: 10,
    千亿: 11,
    万亿: 12,
    兆: 12,
  },
  ...{ k: 3, m: 6, mn: 6, mio: 6, million: 6, b: 9, bn: 9, mrd: 9, billion: 9 },
};

/** The sign before the decimals; the other one groups thousands, as spaces and apostrophes do in any case. */
export type DecimalSign = 'point' | 'comma';

/** Nobody writes a longer one. */
const longest = 100;
/** As most are, in any file that another system wrote. */
const plain = /^(?:0|[1-9]\d*)(?:\.\d+)?$/;
const grouped = /^(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?$/;
const body = /^([\d.,]+)(?:[eE]([+-]?\d{1,2}))?([十百千万萬亿億兆]{1,2}|k|mn?|mio\.?|million|bn?|mrd\.?|billion)?$/i;

/**
 * Reads a number as people write it and returns plain decimal digits, or undefined when it is none: `1,234.50`, `¥1,234.50`, `1 234.50`,
 * `12.3万`, `$1.5M`, `(123)`, `１２３`, `1.5E+05`; with the decimal comma `1.234,50`.
 */
export function readNumberText(text: string, sign: DecimalSign = 'point'): string | undefined {
  if (sign === 'point' && plain.test(text)) return text;
  const number = takeNumber(text);
  if (!number) return undefined;
  const { minus, written, exponent, magnitude } = number;
  const digits = sign === 'comma' ? written.replace(/[.,]/g, (mark) => (mark === ',' ? '.' : ',')) : written;
  if (!grouped.test(digits) || !/\d/.test(digits)) return undefined;
  return minus + shiftPoint(digits.replaceAll(',', ''), exponent + magnitude);
}

/**
 * The sign before the decimals of a number that leaves no doubt, `either` when both readings fit, as of `12,345`; undefined for what has
 * neither sign or is no number.
 */
export function decimalSignOf(text: string): DecimalSign | 'either' | undefined {
  const written = takeNumber(text)?.written ?? '';
  const fits = (sign: DecimalSign) => readNumberText(text, sign) !== undefined;
  if (!/[.,]/.test(written)) return undefined;
  // Nobody groups thousands behind a zero.
  const [asPoint, asComma] = /^0[.,]/.test(written) ? [written[1] === '.', written[1] === ','] : [fits('point'), fits('comma')];
  if (asPoint && asComma) return 'either';
  if (!asPoint && !asComma) return undefined;
  return asPoint ? 'point' : 'comma';
}

/** The digits with points and commas between them, and what stands around them. */
function takeNumber(text: string): { minus: string; written: string; exponent: number; magnitude: number } | undefined {
  if (text.length > longest) return undefined;
  const spread = text
    .normalize('NFKC')
    .replace(/(\d)[\s'’](?=\d{3}(?!\d))/g, '$1')
    .trim();
  if (/\d\s+\d/.test(spread)) return undefined;
  const { sign, body: unsigned } = takeSign(spread.replace(/[\s'’]/g, ''));
  const [, written, exponent = '0', word = ''] = body.exec(stripCurrency(unsigned)) ?? [];
  const magnitude = word === '' ? 0 : magnitudes[word.toLowerCase().replace('.', '')];
  return written === undefined || magnitude === undefined
    ? undefined
    : { minus: sign, written, exponent: Number(exponent), magnitude };
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
