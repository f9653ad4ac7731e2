import type { FieldOf } from '../define/field.ts';
import type { Problem } from '../problem.ts';
import type { ParseContext, Parsed } from './field-type.ts';
import { minorUnits } from './minor-units.ts';
import { parseDecimal, trimDecimal } from './parse-decimal.ts';
import { currenciesOf } from './read-currency.ts';
import { readNumberText } from './read-number-text.ts';
import { refuse, refuseType, showSeen } from './refuse.ts';
import { splitAmount } from './split-amount.ts';

type MoneyField = FieldOf<'money'>;

/** Not yet booked. `mark` is a sign that other currencies share: the record may hold one of them. */
export type ReadAmount = { amount: string; currency?: string; mark?: string };

/** Of an amount whose currency is still to be told. */
const mostDecimals = 4;
const expected = { zh: '金额，如 1,234.50 或 US$1,234.50', en: 'an amount such as 1,234.50 or US$1,234.50' };

/**
 * Reads an amount as people write it, with its currency before, behind, or in a column beside it. A currency without an amount is none.
 * Nothing is booked: the currency that the text does not name, and the rate, depend on the record.
 */
export function readAmount(
  texts: Readonly<Record<string, string>>,
  field: MoneyField,
  context: ParseContext,
): Parsed<ReadAmount> {
  const { whole, amount = whole, currency } = texts;
  const beside = currency === undefined ? undefined : currenciesOf(currency);
  if (beside?.length === 0) return refuse(field, 'unknownCurrency', { seen: showSeen(currency) });
  if (amount === undefined) return { ok: true, value: null };
  const { number, marks } = splitAmount(amount);
  const plain = readNumberText(number, context.decimalSign);
  const named = marks.map(currenciesOf);
  if (plain === undefined || named.some((codes) => codes.length === 0)) return refuseType(field, expected, amount);
  const fitting = meetAll([...named, ...(beside ? [beside] : [])]);
  if (fitting?.length === 0)
    return refuse(field, 'otherCurrency', { seen: showSeen(amount), other: showSeen(currency ?? marks.join(' ')) });
  const code = fitting && choose(fitting, field, context);
  if (code && context.rate && code !== context.currency && !context.rate(code))
    return refuse(field, 'unknownCurrency', { seen: code });
  const scale = field.scale ?? (code ? minorUnits(code) : mostDecimals);
  const read = parseDecimal(plain, field, { precision: 18 + scale, scale });
  if (!read.ok) return code ? { ok: false, problem: inCurrency(read.problem, code, field) } : read;
  const isShared = beside === undefined && (fitting?.length ?? 0) > 1;
  const value = { amount: trimDecimal(read.value as string, field.scale ?? minorUnits(code ?? context.currency)) };
  return { ok: true, value: { ...value, ...(code && { currency: code }), ...(isShared && { mark: marks[0] }) } };
}

/** What is too fine for a currency is refused by its name, since another one would allow it. */
export function inCurrency(problem: Problem, currency: string, field: MoneyField): Problem {
  const isOfCurrency = problem.code === 'tooManyDecimals' && field.scale === undefined;
  return isOfCurrency ? { ...problem, code: 'currencyDecimals', params: { ...problem.params, currency } } : problem;
}

/** What all of them have, in the order of the first; undefined without any. */
function meetAll([first, ...rest]: readonly (readonly string[])[]): readonly string[] | undefined {
  return first?.filter((code) => rest.every((codes) => codes.includes(code)));
}

/** Of currencies that share a sign, that of the field, or of the workspace, or the most usual one. */
function choose(codes: readonly string[], { currency }: MoneyField, { currency: base }: ParseContext): string | undefined {
  return [currency, base].find((code) => code !== undefined && codes.includes(code)) ?? codes[0];
}
