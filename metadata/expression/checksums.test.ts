import fc from 'fast-check';
import { expect, it } from 'vitest';
import { articleCheck, creditCheck, identityCheck, isLuhn } from './checksums.ts';

it.each(['11010519491231002X', '440524188001010014'])('%s has the last sign of GB 11643', (number) => {
  expect(identityCheck(number.slice(0, 17))).toBe(number[17]);
});

it.each(['91350100M000100Y43', '9144030071526726XG', '91110000600037341L'])('%s has the last sign of GB 32100', (code) => {
  expect(creditCheck(code.slice(0, 17))).toBe(code[17]);
});

it.each(['6222600260001072444', '4111111111111111', '6228480402564890018'])('%s is a number by Luhn', (number) => {
  expect(isLuhn(number)).toBe(true);
});

it.each(['6901234567892', '4006381333931', '9780201379624'])('%s has the last digit of an article number', (number) => {
  expect(articleCheck(number.slice(0, 12))).toBe(number[12]);
});

it('finds any one sign that was mistyped', () => {
  const digit = fc.constantFrom(...'0123456789');
  fc.assert(
    fc.property(fc.array(digit, { minLength: 17, maxLength: 17 }), fc.nat(16), digit, (digits, at, other) => {
      fc.pre(digits[at] !== other);
      const [right, wrong] = [digits.join(''), digits.with(at, other).join('')];
      expect(identityCheck(right)).not.toBe(identityCheck(wrong));
      expect(creditCheck(right)).not.toBe(creditCheck(wrong));
      expect(isLuhn(right) && isLuhn(wrong)).toBe(false);
    }),
  );
});
