import { z } from 'zod';
import type { FieldOf } from '../define/field.ts';
import type { Money } from '../wire.ts';
import { numberAggregates } from './aggregate-sets.ts';
import { numberConditions } from './conditions/order.ts';
import { currencySign } from './currency-sign.ts';
import { decimalsSetting } from './field-design.ts';
import type { FieldType, ParseContext, Parsed } from './field-type.ts';
import { formatNumber, formatUnmistakably } from './format-number.ts';
import { minorUnits } from './minor-units.ts';
import {
  divideDecimals,
  isNumberLike,
  isSameDecimal,
  multiplyDecimals,
  parseDecimal,
  roundDecimal,
  trimDecimal,
} from './parse-decimal.ts';
import { inCurrency, readAmount } from './read-amount.ts';
import { currenciesOf } from './read-currency.ts';
import { refuse, refuseType, showSeen } from './refuse.ts';

type MoneyField = FieldOf<'money'>;
type MoneyInput = { amount: unknown; currency?: unknown; rate?: unknown; mark?: unknown };

const rateScale = 10;
const expected = { zh: '金额，或 { amount, currency }', en: 'an amount, or { amount, currency }' };
const decimalSchema = { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' };

/** An amount with its currency and the rate it was booked at; compared and added up in base currency. */
export const money: FieldType<'money'> = {
  name: 'money',
  label: { zh: '金额', en: 'Money' },
  design: {
    icon: 'coin',
    group: 'number',
    typed: true,
    example: { zh: '¥12,800.00', en: '¥12,800.00' },
    suits: /(金额|价格|单价|总价|费用|成本|预算|收入|款|费|amount|price|cost|budget|fee|revenue|value)$/i,
    evident:
      /^[-+(]?\s*(?:[¥￥$€£]|RMB|CNY|USD|EUR|GBP|HKD|JPY)\s*[-+]?\d[\d.,]*\)?$|^[-+]?\d[\d.,]*\s*(?:元|万元|亿元|RMB|CNY|USD|EUR|GBP|HKD|JPY|[€£])$/i,
    settings: [
      { name: 'currency', label: { zh: '默认币种', en: 'Currency to begin with' }, takes: 'currency' },
      { ...decimalsSetting, max: 6 },
    ],
  },
  options: z.strictObject({
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    scale: z.int().min(0).max(6).optional(),
  }),
  source: 'columns',
  columns: () => [
    { suffix: '', type: 'numeric' },
    { suffix: '_currency', type: 'text' },
    { suffix: '_rate', type: `numeric(20,${rateScale})` },
    { suffix: '_base', type: 'numeric' },
  ],
  valueSuffix: '_base',
  figureFormat: 'money',
  ofNumber(field, currency) {
    if (field.currency !== undefined && field.currency !== currency) return undefined;
    return { decimals: scaleIn(currency, field), columns: [undefined, currency, '1', undefined] };
  },
  parse(input, field, context) {
    if (typeof input === 'number' || typeof input === 'string') return book({ amount: input }, field, context);
    if (isWorth(input)) return book({ amount: amountOf(input.worth, field, context) }, field, context);
    return isMoneyInput(input) ? book(input, field, context) : refuseType(field, expected, input);
  },
  readsBeside: true,
  parseText: (cell, field, context) => readAmount({ whole: cell }, field, context),
  parseParts: readAmount,
  toRow(value) {
    const { amount, currency, rate, base } = value as Money;
    return [amount, currency, rate, base];
  },
  fromRow([amount, currency, rate, base], field) {
    if (amount == null) return null;
    return { amount: trimDecimal(amount as string, scaleIn(currency as string, field)), currency, rate, base } as Money;
  },
  comparable: (value) => (value as Money).base,
  toText: (value) => writeAmount(value as Money, formatNumber),
  toCell: (value) => writeAmount(value as Money, formatUnmistakably),
  mask: () => '***',
  schema: () => ({
    type: 'object',
    properties: {
      amount: decimalSchema,
      currency: { type: 'string', pattern: '^[A-Z]{3}$' },
      rate: { ...decimalSchema, description: 'Units of base currency for one of this currency, as booked.' },
      base: { ...decimalSchema, description: 'The amount in base currency.' },
    },
    required: ['amount', 'currency', 'rate', 'base'],
    additionalProperties: false,
  }),
  inputSchema: () => ({
    anyOf: [
      {
        type: ['string', 'number'],
        description: 'An amount in the currency of the record; of a new one, in that of the field or base currency.',
      },
      {
        type: 'object',
        properties: {
          amount: { type: ['string', 'number'] },
          currency: { type: 'string', pattern: '^[A-Z]{3}$' },
          rate: {
            type: ['string', 'number'],
            description: 'Default: as booked for the same amount, otherwise of the record’s day.',
          },
          base: { type: 'string', description: 'Ignored; it follows from amount and rate.' },
        },
        required: ['amount'],
        additionalProperties: false,
      },
    ],
  }),
  conditions: numberConditions,
  aggregates: numberAggregates,
  sortable: true,
  groupable: false,
  expressionType: () => 'number',
  holdsAmounts: () => true,
  parts: { amount: { zh: '金额', en: 'Amount' }, currency: { zh: '币种', en: 'Currency' } },
  samples: {
    valid: [100, '1234.50', { amount: '99.99', currency: 'USD' }, { amount: -1, currency: 'USD', rate: '6.9' }],
    invalid: ['1.001', { amount: 1, currency: 'XXQ' }, { currency: 'CNY' }, { amount: 1, tax: 2 }, [], true, '1e30', ''],
    texts: [
      ['¥1,234.50', { amount: '1234.50', currency: 'CNY', mark: '¥' }],
      ['12.3万', { amount: '123000.00' }],
      ['USD 10', { amount: '10.00', currency: 'USD' }],
      ['10 US dollars', { amount: '10.00', currency: 'USD' }],
      ['($3)', { amount: '-3.00', currency: 'USD', mark: '$' }],
    ],
  },
};

/** Decimal places of amounts in a currency: its own, unless the field sets them, as unit prices may. */
function writeAmount({ amount, currency }: Money, write: (number: string) => string): string {
  const sign = currencySign(currency);
  return amount.startsWith('-') ? `-${sign}${write(amount.slice(1))}` : `${sign}${write(amount)}`;
}

function scaleIn(currency: string, field: MoneyField): number {
  return field.scale ?? minorUnits(currency);
}

function isMoneyInput(input: unknown): input is MoneyInput {
  if (typeof input !== 'object' || input === null || Array.isArray(input) || !('amount' in input)) return false;
  return Object.keys(input).every((key) => ['amount', 'currency', 'rate', 'base', 'mark'].includes(key));
}

/** What a process has worked out of amounts is in base currency, whatever the currency of the record. */
function isWorth(input: unknown): input is { worth: string | number } {
  return typeof input === 'object' && input !== null && 'worth' in input && isNumberLike(input.worth);
}

function amountOf(worth: string | number, field: MoneyField, context: ParseContext): unknown {
  const currency = currencyOf({ amount: worth }, field, context) as string;
  const stored = context.stored as Money | null | undefined;
  const rate = currency === context.currency ? '1' : (stored?.rate ?? context.rate?.(currency));
  return rate ? divideDecimals(String(worth), rate, scaleIn(currency, field)) : worth;
}

/** Fixes amount, currency, rate and base, as the columns will hold them. */
function book(input: MoneyInput, field: MoneyField, context: ParseContext): Parsed<Money> {
  const stored = (context.stored ?? undefined) as Money | undefined;
  const currency = currencyOf(input, field, context);
  const rateOfDay = currency === context.currency ? '1' : typeof currency === 'string' && context.rate?.(currency);
  const isBooked = stored !== undefined && stored.currency === currency && isSameDecimal(input.amount, stored.amount);
  if (isBooked && (input.rate == null || isSameDecimal(input.rate, stored.rate))) return { ok: true, value: stored };
  if (typeof currency !== 'string' || !rateOfDay) return refuse(field, 'unknownCurrency', { seen: showSeen(currency) });
  const amount = parseDecimal(input.amount, field, { precision: 20, scale: scaleIn(currency, field) });
  if (!amount.ok) return { ok: false, problem: inCurrency(amount.problem, currency, field) };
  const given = currency === context.currency ? undefined : input.rate;
  const rate = parseDecimal(given ?? roundDecimal(rateOfDay, rateScale), field, rateLimits);
  if (!rate.ok) return rate;
  const [amountText, rateText] = [amount.value ?? '0', rate.value ?? '1'];
  const base = multiplyDecimals(amountText, rateText, field.scale ?? Math.max(2, minorUnits(context.currency)));
  return { ok: true, value: { amount: amountText, currency, rate: rateText, base } };
}

/** What is named; else what the record holds, also where a sign fits it that other currencies share; else that of the field. */
function currencyOf(
  { currency, mark }: MoneyInput,
  field: MoneyField,
  { stored, compares, currency: base }: ParseContext,
): unknown {
  const held = (stored as Money | null | undefined)?.currency;
  const isMeant = held !== undefined && typeof mark === 'string' && currenciesOf(mark).includes(held);
  if (currency == null || isMeant) return held ?? (compares ? base : (field.currency ?? base));
  return typeof currency === 'string' ? currency.toUpperCase() : currency;
}

const rateLimits = { precision: 20, scale: rateScale, min: '0.0000000001' };
