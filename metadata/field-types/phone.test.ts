import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { expect, test } from 'vitest';
import type { ParseContext } from './field-type.ts';
import { phone } from './phone.ts';

const context: ParseContext = { locale: 'zh', timeZone: 'Asia/Shanghai', currency: 'CNY' };
const field = { type: 'phone', label: { zh: '电话', en: 'Phone' } } as const;

test('a mobile number is kept as the library would write it', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), (number) => {
      const known = parsePhoneNumberFromString(number, 'CN');
      expect(known?.isValid()).toBe(true);
      expect(phone.parse(number, field, context)).toEqual({ ok: true, value: known?.number });
    }),
  );
});

test('elsewhere the same digits are a number of that region, or kept as typed', () => {
  expect(phone.parse('13800138000', { ...field, region: 'US' }, context)).toEqual({ ok: true, value: '13800138000' });
});
