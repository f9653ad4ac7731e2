import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' };
import { getExampleNumber, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import type { ParseContext } from './field-type.ts';
import { phone } from './phone.ts';

const context: ParseContext = { locale: 'zh', timeZone: 'Asia/Shanghai', currency: 'CNY' };
const field = { type: 'phone', label: { zh: '电话', en: 'Phone' } } as const;

test('a mobile number is kept as the library would write it', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), (number) => {
      fc.pre(!number.startsWith('179'));
      const known = parsePhoneNumberFromString(number, 'CN');
      expect(phone.parse(number, field, context)).toEqual({ ok: true, value: known?.number });
    }),
  );
});

test('what begins with the code of a carrier is no mobile number', () => {
  expect(phone.parse('17900008000', field, context)).toEqual({ ok: true, value: '17900008000' });
});

const here = (region: string): ParseContext => ({ ...context, region });

test.each([
  ['13800138000.0', '+8613800138000'],
  ['13,800,138,000', '+8613800138000'],
  ['\u202d13800138000\u202c', '+8613800138000'],
  ['008613800138000', '+8613800138000'],
  ['86-13800138000', '+8613800138000'],
  ['8613800138000', '+8613800138000'],
  ['(+86) 138 0013 8000', '+8613800138000'],
  ['021-62345678-801', '+862162345678;ext=801'],
  ['021-62345678(转801)', '+862162345678;ext=801'],
  ["'13800138000", '+8613800138000'],
  ['+1 512-757-6000', '+15127576000'],
  ['0044 20 7946 0355', '+442079460355'],
  ['013800138000', '+8613800138000'],
  ['手机：13800138000', '+8613800138000'],
  ['Tel. (021) 6234 5678', '+862162345678'],
  ['400-820-8820', '+864008208820'],
])('%s is read without a word', (text, value) => {
  expect(phone.parseText(text, field, context)).toEqual({ ok: true, value });
});

test.each([
  ['13800138000/13900139000', '+8613800138000'],
  ['13800138000 13900139000', '+8613800138000'],
  ['13800138000;13900139000', '+8613800138000'],
  ['021-62345678/79', '+862162345678'],
  ['13800138000 (张总)', '+8613800138000'],
  ['13800138000张总', '+8613800138000'],
])('of %s the first number is taken, with a word', (text, value) => {
  expect(phone.parseText(text, field, context)).toMatchObject({ ok: true, value, note: { code: 'phonePart' } });
});

test('of two numbers that are written to a record none is left out without a word', () => {
  expect(phone.parse('13800138000/13900139000', field, context)).toMatchObject({ ok: false, problem: { code: 'twoPhones' } });
});

test.each([
  ['1.38001E+10', 'cutNumber'],
  ['1.38E10', 'cutNumber'],
  ['-13800138000', 'badPhone'],
  ['1', 'badPhone'],
  ['call me', 'badPhone'],
])('%s is refused as %s', (text, code) => {
  expect(phone.parseText(text, field, context)).toMatchObject({ ok: false, problem: { code } });
  expect(phone.parse(text, field, context)).toMatchObject({ ok: false, problem: { code } });
});

test('what is no number of the region is kept as it was typed, and told', () => {
  for (const text of ['860-253-6354', '86025363542', '660-485-0224', '1380013', '138001380001', '+86 123'])
    expect(phone.parseText(text, field, context)).toMatchObject({ ok: true, value: text, note: { code: 'phoneKept' } });
  for (const text of ['95588', '10086', '110']) expect(phone.parseText(text, field, context)).toEqual({ ok: true, value: text });
});

test('a number is one of the country of the workspace, unless the field or the number says another', () => {
  expect(phone.parse('860-253-6354', field, here('US'))).toEqual({ ok: true, value: '+18602536354' });
  expect(phone.parse('(660) 485-0224', field, here('US'))).toEqual({ ok: true, value: '+16604850224' });
  expect(phone.parse('020 7946 0355', field, here('GB'))).toEqual({ ok: true, value: '+442079460355' });
  expect(phone.parse('0711/1234567', field, here('DE'))).toEqual({ ok: true, value: '+497111234567' });
  expect(phone.parse('13800138000', field, here('US'))).toEqual({ ok: true, value: '13800138000' });
  expect(phone.parse('13800138000', { ...field, region: 'CN' }, here('US'))).toEqual({ ok: true, value: '+8613800138000' });
});

test.each(['CN', 'US', 'GB', 'DE', 'IN', 'IT', 'SG'] as const)(
  'a number of %s is the same in every way that it is written',
  (region) => {
    const known = getExampleNumber(region, examples) as PhoneNumber;
    for (const text of [known.formatNational(), known.formatInternational(), known.number, known.number.replace('+', '00')])
      expect(phone.parse(text, field, here(region)), text).toEqual({ ok: true, value: known.number });
  },
);

const anyNumber = fc
  .constantFrom('CN', 'US', 'GB', 'DE', 'IN', 'FR', 'JP')
  .chain((region) =>
    fc.stringMatching(/^[1-9]\d{7,10}$/).map((digits) => ({ region, known: parsePhoneNumberFromString(digits, region as 'CN') })),
  );

test('what is shown of a stored number is read as the same number in any region', () => {
  fc.assert(
    fc.property(anyNumber, fc.constantFrom('CN', 'US', 'GB'), ({ known }, region) => {
      fc.pre(known?.isValid() === true);
      const stored = (known as PhoneNumber).number;
      const shown = phone.toText(stored, field, 'en');
      expect(phone.parseText(shown, field, here(region)), shown).toEqual({ ok: true, value: stored });
    }),
  );
});

test('no digit is lost or made up: a number has those that were typed, with the code of its country', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{3,12}$/), fc.constantFrom('CN', 'US', 'GB', 'DE'), (digits, region) => {
      const parsed = phone.parse(digits, field, here(region));
      const value = parsed.ok ? String(parsed.value).replace('+', '') : '';
      const typed = digits.replace(/^0+/, '');
      expect([value.endsWith(typed), value.endsWith(typed.slice(1)) && region === 'US'], `${digits} ${value}`).toContain(true);
    }),
    { numRuns: 500 },
  );
});

test('a text that is shown is looked for as what is kept', () => {
  const finds = (stored: string, op: 'contains' | 'startsWith', text: string, region = 'CN') => {
    const { anywhere, start, common } = phone.sought?.(text, op, field, here(region)) ?? { anywhere: [], start: [], common: '' };
    const found = anywhere.some((each) => stored.includes(each)) || start.some((each) => stored.startsWith(each));
    if (found) expect(phone.searchText?.(stored, field)).toContain(common);
    return found;
  };
  for (const text of ['1381234', '138 1234', '1234 5678', '5678', '+86138', '138-1234', '0086 138', '+86 138 1234 5678'])
    expect(finds('+8613812345678', 'contains', text), text).toBe(true);
  for (const text of ['138', '1381', '+86', '86138', '0086 138'])
    expect(finds('+8613812345678', 'startsWith', text), text).toBe(true);
  for (const text of ['021-6234', '021', '6234 5678', '(021)62345678', '62345678转12', '转12', '12', '#12'])
    expect(finds('+862162345678;ext=12', 'contains', text), text).toBe(true);
  expect(finds('+862162345678', 'startsWith', '021')).toBe(true);
  expect(finds('+8613802112345', 'startsWith', '021')).toBe(false);
  expect(finds('+442079460355', 'contains', '020 7946', 'GB')).toBe(true);
  expect(finds('+442079460355', 'contains', '+44 20 7946')).toBe(true);
  expect(finds('400-12 34', 'contains', '400-12')).toBe(true);
});

test('elsewhere the same digits are a number of that region, or kept as typed', () => {
  expect(phone.parse('13800138000', { ...field, region: 'US' }, context)).toEqual({ ok: true, value: '13800138000' });
});
