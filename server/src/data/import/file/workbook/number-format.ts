/** A piece of a number format: a place for a digit, a sign with a meaning, or text that is shown as it is. */
export type FormatToken =
  | { kind: 'digit' | 'point' | 'comma' | 'percent' | 'slash' | 'exponent' | 'at'; sign: string }
  | { kind: 'date'; sign: string }
  | { kind: 'elapsed'; sign: string }
  | { kind: 'text'; sign: string }
  | { kind: 'currency'; sign: string; locale?: number };

export type FormatSection = { tokens: FormatToken[]; condition?: (value: number) => boolean };

const piece = new RegExp(
  [
    '"([^"]*)"', // text
    '[\\\\!](.)', // one sign of text
    '_.|\\*.', // room as wide as a sign, and what fills up
    '\\[\\$([^\\]-]*)(?:-([0-9A-Fa-f]*))?[^\\]]*\\]', // a currency, and whose
    '\\[(h+|m+|s+)\\]', // hours beyond a day
    '\\[([<>=]+)\\s*(-?[\\d.]+)\\]', // for which values
    '\\[[^\\]]*\\]', // colours
    '(AM/PM|A/P|上午/下午)',
    '(General|G/通用格式|G/標準|G/표준)',
    '([Ee][+-])',
    '([ymdhsYMDHSeEbBgG]+|0|#|\\?|[.,%/@])',
    '([\\s\\S])',
  ].join('|'),
  'gu',
);

const kinds: Record<string, 'digit' | 'point' | 'comma' | 'percent' | 'slash' | 'at'> = {
  ...{ 0: 'digit', '#': 'digit', '?': 'digit', '.': 'point', ',': 'comma', '%': 'percent', '/': 'slash', '@': 'at' },
};

/** Takes a number format of a workbook apart: up to four sections, for positive and negative numbers, zero and text. */
export function parseNumberFormat(code: string): FormatSection[] {
  const sections: FormatSection[] = [{ tokens: [] }];
  for (const match of code.matchAll(piece)) {
    const [, quoted, escaped, currency, locale, elapsed, comparison, limit, noon, general, exponent, sign, other] = match;
    const section = sections.at(-1) as FormatSection;
    const add = (token: FormatToken) => section.tokens.push(token);
    if (quoted !== undefined || escaped !== undefined) add({ kind: 'text', sign: quoted ?? escaped ?? '' });
    else if (currency !== undefined) addCurrency(add, currency, locale);
    else if (elapsed) add({ kind: 'elapsed', sign: elapsed[0] as string });
    else if (comparison) section.condition = conditionOf(comparison, Number(limit));
    else if (noon) add({ kind: 'date', sign: 'a' });
    else if (general) add({ kind: 'digit', sign: '#' });
    else if (exponent) add({ kind: 'exponent', sign: exponent });
    else if (sign) add(kinds[sign] ? { kind: kinds[sign], sign } : { kind: 'date', sign: sign.toLowerCase() });
    else if (other === ';') sections.push({ tokens: [] });
    else if (other !== undefined) add({ kind: 'text', sign: other });
  }
  return sections;
}

function addCurrency(add: (token: FormatToken) => void, sign: string, locale: string | undefined): void {
  if (sign) add({ kind: 'currency', sign, ...(locale && { locale: Number.parseInt(locale, 16) & 0xffff }) });
}

function conditionOf(comparison: string, limit: number): (value: number) => boolean {
  const test: Record<string, (value: number) => boolean> = {
    '<': (value) => value < limit,
    '<=': (value) => value <= limit,
    '>': (value) => value > limit,
    '>=': (value) => value >= limit,
    '=': (value) => value === limit,
    '<>': (value) => value !== limit,
  };
  return test[comparison] ?? (() => false);
}

/** The section for a number, and whether it shows the minus of its own accord. */
export function sectionFor(sections: readonly FormatSection[], value: number): FormatSection {
  const numeric = sections.slice(0, 3);
  const [first, second, third] = numeric;
  if (numeric.some(({ condition }) => condition))
    return (
      numeric.find(({ condition }) => condition?.(value)) ??
      numeric.find(({ condition }) => !condition) ??
      (first as FormatSection)
    );
  if (value < 0 && second) return second;
  return value === 0 && third ? third : (first as FormatSection);
}
