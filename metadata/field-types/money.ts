import { z } from 'zod';
import type { FieldOf } from '../define/field.ts';
import type { Money } from '../wire.ts';
import { currencySign, readCurrency } from './currency-sign.ts';
import type { FieldType, ParseContext, Parsed } from './field-type.ts';
import { formatNumber } from './format-number.ts';
import { numberAggregates, orderOperators } from './operator-sets.ts';
import { multiplyDecimals, parseDecimal, roundDecimal } from './parse-decimal.ts';
import { readNumberText } from './read-number-text.ts';
import { refuse, refuseType, showSeen } from './refuse.ts';

type MoneyField = FieldOf<'money'>;
type MoneyInput = { amount: unknown; currency?: unknown; rate?: unknown };

const rateScale = 10;
const expected = { zh: '金额，或 { amount, currency }', en: 'an amount, or { amount, currency }' };
const decimalSchema = { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' };

/** An amount with its currency and the rate it was booked at; compared and added up in base currency. */
export const money: FieldType<'money'> = {
  name: 'money',
  label: { zh: '金额', en: 'Money' },
  options: z.strictObject({
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    scale: z.int().min(0).max(6).optional(),
  }),
  source: 'columns',
  columns: (field) => [
    { suffix: '', type: `numeric(20,${scaleOf(field)})` },
    { suffix: '_currency', type: 'text' },
    { suffix: '_rate', type: `numeric(20,${rateScale})` },
    { suffix: '_base', type: 'numeric' },
  ],
  valueSuffix: '_base',
  parse(input, field, context) {
    if (typeof input === 'number' || typeof input === 'string') return book({ amount: input }, field, context);
    return isMoneyInput(input) ? book(input, field, context) : refuseType(field, expected, input);
  },
  parseText(cell, field, context) {
    return book(
      { amount: readNumberText(cell, context.decimalSign) ?? cell, currency: readCurrency(cell, context.currency) },
      field,
      context,
    );
  },
  toRow(value, field) {
    const { amount, currency, rate } = value as Money;
    return [amount, currency, rate, multiplyDecimals(amount, rate, scaleOf(field))];
  },
  fromRow([amount, currency, rate, base]) {
    return amount == null ? null : ({ amount, currency, rate, base } as Money);
  },
  comparable: (value) => (value as Money).base,
  toText(value) {
    const { amount, currency } = value as Money;
    const sign = currencySign(currency);
    return amount.startsWith('-') ? `-${sign}${formatNumber(amount.slice(1))}` : `${sign}${formatNumber(amount)}`;
  },
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
      { type: ['string', 'number'], description: 'An amount in base currency.' },
      {
        type: 'object',
        properties: {
          amount: { type: ['string', 'number'] },
          currency: { type: 'string', pattern: '^[A-Z]{3}$' },
          rate: { type: ['string', 'number'], description: 'Default: the rate of the day.' },
          base: { type: 'string', description: 'Ignored; it follows from amount and rate.' },
        },
        required: ['amount'],
        additionalProperties: false,
      },
    ],
  }),
  operators: orderOperators,
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
      ['¥1,234.50', { amount: '1234.50', currency: 'CNY', rate: '1.0000000000', base: '1234.50' }],
      ['12.3万', { amount: '123000.00', currency: 'CNY', rate: '1.0000000000', base: '123000.00' }],
      ['USD 10', { amount: '10.00', currency: 'USD', rate: '7.1000000000', base: '71.00' }],
      ['($3)', { amount: '-3.00', currency: 'USD', rate: '7.1000000000', base: '-21.30' }],
    ],
  },
};

function scaleOf(field: MoneyField): number {
  return field.scale ?? 2;
}

function isMoneyInput(input: unknown): input is MoneyInput {
  if (typeof input !== 'object' || input === null || Array.isArray(input) || !('amount' in input)) return false;
  return Object.keys(input).every((key) => ['amount', 'currency', 'rate', 'base'].includes(key));
}

/** Fixes amount, currency, rate and base, as the columns will hold them. */
function book(input: MoneyInput, field: MoneyField, context: ParseContext): Parsed<Money> {
  const scale = scaleOf(field);
  const amount = parseDecimal(input.amount, field, { precision: 20, scale });
  if (!amount.ok) return amount;
  const currency = input.currency ?? field.currency ?? context.currency;
  const rateOfDay = currency === context.currency ? '1' : typeof currency === 'string' && context.rate?.(currency);
  if (typeof currency !== 'string' || !rateOfDay) return refuse(field, 'unknownCurrency', { seen: showSeen(currency) });
  const given = currency === context.currency ? undefined : input.rate;
  const rate = parseDecimal(given ?? roundDecimal(rateOfDay, rateScale), field, rateLimits);
  if (!rate.ok) return rate;
  const [amountText, rateText] = [amount.value ?? '0', rate.value ?? '1'];
  const base = multiplyDecimals(amountText, rateText, scale);
  return { ok: true, value: { amount: amountText, currency, rate: rateText, base } };
}

const rateLimits = { precision: 20, scale: rateScale, min: '0.0000000001' };
