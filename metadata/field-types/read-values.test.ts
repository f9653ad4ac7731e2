import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ParseContext } from './field-type.ts';
import { fieldTypes } from './index.ts';
import { type DecimalSign, decimalSignOf, readNumberText } from './read-number-text.ts';

const context: ParseContext = { locale: 'zh', timeZone: 'Asia/Shanghai', currency: 'CNY' };
const label = { zh: '样例', en: 'Sample' };
const read = (name: keyof typeof fieldTypes, text: string, more: object = {}, here: Partial<ParseContext> = {}) =>
  fieldTypes[name].parseText(text, { type: name, label, ...more } as never, { ...context, ...here });

const groups = { point: [',', ' ', ' ', "'", '’', ''], comma: ['.', ' ', ' ', "'", ''] };
const number = fc.record({
  whole: fc.bigInt({ min: 1n, max: 10n ** 15n }).map(String),
  fraction: fc.stringMatching(/^\d{0,4}$/),
  sign: fc.constantFrom<DecimalSign>('point', 'comma'),
  group: fc.nat(5),
  minus: fc.constantFrom('', '-x', 'x-', '(x)', '−x'),
});

test('a number is read as it was printed, in every format', () => {
  fc.assert(
    fc.property(number, ({ whole, fraction, sign, group, minus }) => {
      const mark = groups[sign][group % groups[sign].length] as string;
      const shown = whole.replace(/\B(?=(\d{3})+$)/g, mark) + (fraction && (sign === 'comma' ? ',' : '.') + fraction);
      const printed = minus === '' ? shown : minus.replace('x', shown);
      const plain = (minus && '-') + whole + (fraction && `.${fraction}`);
      expect(readNumberText(printed, sign), printed).toBe(plain);
      // A format that is found can be no other than this one.
      if (/[.,]/.test(shown)) expect([sign, 'either'], printed).toContain(decimalSignOf(printed));
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['1.234.567,89', 'comma'],
  ['12,5', 'comma'],
  ['0,125', 'comma'],
  ['1234,567', 'comma'],
  ['€ 12,50', 'comma'],
  ['1,234,567', 'point'],
  ['12.5', 'point'],
  ['$342.09K', 'point'],
  ['12,345', 'either'],
  ['1.234', 'either'],
  ['¥1,234', 'either'],
  ['1234', undefined],
  ['1 234', undefined],
  ['2026.01.03', undefined],
  ['1,23.4,5', undefined],
])('%s has the decimal sign %s', (text, sign) => {
  expect(decimalSignOf(text)).toBe(sign);
});

test.each([
  ['$342.09K', '342090'],
  ['$1,117.10K', '1117100'],
  ['1.5M', '1500000'],
  ['2bn', '2000000000'],
  ['3千万', '30000000'],
  ['1.2万亿', '1200000000000'],
  ['1 234.50', '1234.50'],
])('%s is read', (text, plain) => {
  expect(Number(readNumberText(text))).toBe(Number(plain));
});

test.each(['1 2', '12 34', '1 234 5', '138 0013 8000'])('%s is no number', (text) => {
  expect(readNumberText(text)).toBeUndefined();
});

test('two addresses are refused with a word', () => {
  for (const text of ['a.one@example.com;b.two@example.com', 'a@b.cn / c@d.cn', 'A <a@b.cn>, C <c@d.cn>'])
    expect(read('email', text)).toMatchObject({ ok: false, problem: { code: 'twoEmails', params: { seen: text } } });
  expect(read('email', 'a@b.cn <a@b.cn>')).toEqual({ ok: true, value: 'a@b.cn' });
  expect(read('email', 'Wang Fang <wang.fang>')).toMatchObject({ ok: false, problem: { code: 'badEmail' } });
});

const options = [
  { value: 'phone', label: { zh: '电话', en: 'Phone' } },
  { value: 'rd', label: { zh: '研发', en: 'R&D / IT' } },
  { value: 'cafe', label: { zh: '咖啡', en: 'Café Bar' } },
];

test('an option is found in any composition, width and space, and stays whole where it has a separator in it', () => {
  for (const text of ['Cafe\u0301  Bar', ' ｃａｆé bar ', 'CAFÉ BAR\u200b'])
    expect(read('choice', text, { options })).toMatchObject({ value: 'cafe' });
  expect(read('choices', 'R&D / IT', { options })).toMatchObject({ value: ['rd'] });
  expect(read('choices', 'R&D / IT; Phone', { options })).toMatchObject({ value: ['rd', 'phone'] });
  expect(read('choices', '["电话","Café Bar"]', { options })).toMatchObject({ value: ['phone', 'cafe'] });
  expect(read('choices', "['Phone', 'rd']", { options })).toMatchObject({ value: ['phone', 'rd'] });
});

test('an option that is spelt just so wins over one that is alike', () => {
  const alike = [
    { value: 'a', label: { zh: 'omega', en: 'omega' } },
    { value: 'b', label: { zh: 'Omega', en: 'Omega' } },
  ];
  expect(read('choice', 'Omega', { options: alike })).toMatchObject({ value: 'b' });
});

test('an unknown option is told with the whole cell that it stands in', () => {
  expect(read('choices', '["phone","fax"]', { options })).toMatchObject({
    ok: false,
    problem: { code: 'unknownOptionIn', params: { seen: 'fax', cell: '["phone","fax"]' } },
  });
});

test('a day that a program wrote in Greenwich is the day where it was midnight', () => {
  expect(read('date', '1980-05-17T16:00:00.000Z')).toEqual({ ok: true, value: '1980-05-18' });
  expect(read('date', '2026-01-03T00:00:00.000Z')).toEqual({ ok: true, value: '2026-01-03' });
  expect(read('date', '2026-01-02T23:30:00+08:00')).toEqual({ ok: true, value: '2026-01-02' });
  expect(read('date', '2026-03-08T05:00:00Z', {}, { timeZone: 'America/New_York' })).toEqual({ ok: true, value: '2026-03-08' });
});

test('the hour that summer time skips is read as an hour later', () => {
  const parsed = read('datetime', '2026-03-08 02:30', {}, { timeZone: 'America/New_York' });
  expect(parsed).toEqual({ ok: true, value: '2026-03-08T07:30:00.000Z' });
});

test('days of a spreadsheet and numbers that may be dates are no instants', () => {
  for (const text of ['46025', '20260103', '2026010312', '99999999999', '1767427200.5'])
    expect(read('datetime', text), text).not.toMatchObject({ ok: true, value: expect.stringMatching(/^20(2[7-9]|[3-9])/) });
  expect(read('datetime', '46025').ok).toBe(false);
});
