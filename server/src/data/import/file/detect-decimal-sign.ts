import { type DecimalSign, decimalSignOf, readNumberText } from '@tenon/metadata';

export type DecimalSignFound = DecimalSign | 'ambiguous';

/** Longer texts are no numbers; some letters may be a currency or a unit. */
const numberLike = /^[^\d\n]{0,8}[\d.,][^\n]{0,40}$/;

/** Which sign stands before the decimals of a column of numbers; undefined when it mostly holds something else, or no number has either. */
export function detectDecimalSign(values: readonly string[]): DecimalSignFound | undefined {
  const needed = Math.max(1, values.length * 0.8);
  const likely = values.filter((value) => numberLike.test(value));
  if (likely.length < needed || !likely.some((value) => /[.,]/.test(value))) return undefined;
  const found = { point: 0, comma: 0, either: 0, plain: 0 };
  for (const value of likely) {
    const number = withoutPercent(value);
    const sign = /[.,，．]/.test(number) ? decimalSignOf(number) : undefined;
    if (sign) found[sign] += 1;
    else if (readNumberText(number) !== undefined) found.plain += 1;
  }
  const { point, comma, either, plain } = found;
  if (point + comma + either + plain < needed || point + comma + either === 0) return undefined;
  if (point > 0 === comma > 0) return 'ambiguous';
  return point > 0 ? 'point' : 'comma';
}

/** Whether a number can be read with either sign before its decimals. */
export function isEitherNumber(text: string): boolean {
  return decimalSignOf(withoutPercent(text)) === 'either';
}

function withoutPercent(text: string): string {
  return text.replace(/\s*[%％]$/, '');
}
