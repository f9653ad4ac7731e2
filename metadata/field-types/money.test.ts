import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldOf } from '../define/field.ts';
import type { Money } from '../wire.ts';
import type { ParseContext } from './field-type.ts';
import { minorUnits } from './minor-units.ts';
import { money } from './money.ts';
import { multiplyDecimals } from './parse-decimal.ts';

const field: FieldOf<'money'> = { type: 'money', label: { zh: '金额', en: 'Amount' } };
const rates: Record<string, string> = { USD: '7.1', EUR: '7.8', JPY: '0.05', HKD: '0.9', AUD: '4.7' };
const context: ParseContext = { locale: 'en', timeZone: 'UTC', currency: 'CNY', rate: (currency) => rates[currency] };
const inUsd = { ...context, currency: 'USD' };

const read = (text: string, here: ParseContext = context) => {
  const parsed = money.parseText(text, field, here);
  return parsed.ok ? parsed.value : parsed.problem.code;
};
const readParts = (texts: Record<string, string>) => {
  const parsed = money.parseParts?.(texts, field, context);
  return parsed?.ok ? parsed.value : parsed?.problem;
};
const booked = (amount: string, currency: string, rate: string): Money => ({
  ...{ amount, currency, rate, base: multiplyDecimals(amount, rate, 2) },
});
const parse = (input: unknown, stored?: Money, here: ParseContext = context) => {
  const parsed = money.parse(input, field, { ...here, stored });
  return parsed.ok ? parsed.value : parsed.problem.code;
};

describe('the text of an amount', () => {
  it('is read back as the same amount in the same currency, whatever the currency', () => {
    const currencies = fc.constantFrom(...Intl.supportedValuesOf('currency'));
    const amounts = fc.tuple(fc.maxSafeInteger(), fc.nat({ max: 9999 }));
    fc.assert(
      fc.property(currencies, amounts, (currency, [whole, cents]) => {
        const decimals = minorUnits(currency);
        const amount = decimals === 0 ? `${whole}` : `${whole}.${String(cents).padStart(4, '0').slice(0, decimals)}`;
        const here = { ...context, rate: () => '2' };
        const value = booked(amount, currency, '2.0000000000');
        const again = money.parseText(money.toText(value, field, 'en'), field, here);
        expect(again.ok && money.parse(again.value, field, here)).toMatchObject({ value: { amount, currency } });
      }),
    );
  });

  it.each([
    ['USD', ['US$5', '$5 USD', '5 usd', 'usd 5', '5美元', '5 US Dollar', '5 U.S. dollars', '5美金', 'US$ 5.00']],
    ['CNY', ['¥5', '￥5', '5元', '人民币5元', 'RMB 5', 'CN¥5', '5 yuan', 'CNY5']],
    ['EUR', ['€5', '5 €', '5 EUR', '5欧元', 'Euro 5']],
    ['HKD', ['HK$5', '5港元', '5 hkd', '5港币']],
    ['JPY', ['JP¥5', '5日元', 'JPY 5']],
  ])('names %s by sign, code and word', (currency, texts) => {
    for (const text of texts) expect(read(text), text).toMatchObject({ currency });
  });

  it('takes a sign that currencies share for that of the workspace', () => {
    expect(read('¥5')).toMatchObject({ currency: 'CNY' });
    expect(read('¥5', { ...context, currency: 'JPY' })).toMatchObject({ currency: 'JPY' });
    expect(read('$5', { ...inUsd, currency: 'AUD' })).toMatchObject({ currency: 'AUD' });
  });

  it('may have groups, signs, brackets and a magnitude', () => {
    expect(read('-US$1,234.50')).toEqual({ amount: '-1234.50', currency: 'USD' });
    expect(read('(€ 1,234)')).toEqual({ amount: '-1234.00', currency: 'EUR' });
    expect(read('12.3万美元')).toEqual({ amount: '123000.00', currency: 'USD' });
    expect(read('+5')).toEqual({ amount: '5.00' });
  });

  it('is refused where it names no currency, one without a rate, or two that differ', () => {
    expect(read('5 apples')).toBe('wrongType');
    expect(read('CHF 5')).toBe('unknownCurrency');
    expect(read('€5 USD')).toBe('otherCurrency');
    expect(read('JPY 1000.55')).toBe('currencyDecimals');
  });
});

describe('an amount and its currency in columns of their own', () => {
  it('make one value', () => {
    expect(readParts({ amount: '1,200.00', currency: 'USD' })).toEqual({ amount: '1200.00', currency: 'USD' });
    expect(readParts({ whole: '-$5', currency: 'hkd' })).toEqual({ amount: '-5.00', currency: 'HKD' });
    expect(readParts({ amount: '500', currency: 'USD - US Dollar' })).toEqual({ amount: '500.00', currency: 'USD' });
    expect(readParts({ amount: '700' })).toEqual({ amount: '700.00' });
  });

  it('are no value without an amount, whatever the currency', () => {
    expect(readParts({ currency: 'CHF' })).toBeNull();
    expect(readParts({ currency: 'chalk' })).toMatchObject({ code: 'unknownCurrency' });
  });

  it('are refused where they contradict each other', () => {
    expect(readParts({ amount: '€ 2,000', currency: 'USD' })).toMatchObject({
      code: 'otherCurrency',
      params: { seen: '€ 2,000', other: 'USD' },
    });
  });
});

describe('an amount that takes the place of another', () => {
  const stored = booked('1000.00', 'USD', '7.1000000000');
  const later = { ...context, rate: () => '8' };

  it('keeps currency and booked rate when it is the same', () => {
    for (const input of [1000, '1000', { amount: '1000' }, { amount: '1000.0', currency: 'usd' }, stored])
      expect(parse(input, stored, later), JSON.stringify(input)).toEqual(stored);
  });

  it('keeps the currency when it is a bare number, or has a sign that fits', () => {
    expect(parse(3000, stored)).toEqual(booked('3000.00', 'USD', '7.1000000000'));
    const inAud = booked('1.00', 'AUD', '4.7000000000');
    expect(parse({ amount: '2', currency: 'USD', mark: '$' }, inAud)).toMatchObject({ currency: 'AUD' });
    expect(parse({ amount: '2', currency: 'USD' }, inAud)).toMatchObject({ currency: 'USD' });
  });

  it('is booked anew when the amount or the currency changes', () => {
    expect(parse({ amount: 1001 }, stored, later)).toEqual(booked('1001.00', 'USD', '8.0000000000'));
    expect(parse({ amount: 1000, currency: 'EUR' }, stored)).toEqual(booked('1000.00', 'EUR', '7.8000000000'));
  });

  it('keeps what is finer than its currency until it is changed', () => {
    const old = booked('1000.55', 'JPY', '0.0500000000');
    expect(parse({ amount: '1000.55', currency: 'JPY' }, old)).toEqual(old);
    expect(parse({ amount: '1000.56', currency: 'JPY' }, old)).toBe('currencyDecimals');
  });
});

it('a code is kept in capitals', () => {
  expect(parse({ amount: 1, currency: 'usd' })).toMatchObject({ currency: 'USD' });
});

it('yen have no decimals, unless the field gives them some', () => {
  expect(parse({ amount: '1000.00', currency: 'JPY' })).toMatchObject({ amount: '1000' });
  expect(money.fromRow(['1000.00', 'JPY', '0.05', '50'], field)).toMatchObject({ amount: '1000' });
  const fine = { ...field, scale: 4 };
  expect(money.parse({ amount: '0.0125', currency: 'JPY' }, fine, context)).toMatchObject({ value: { amount: '0.0125' } });
});
