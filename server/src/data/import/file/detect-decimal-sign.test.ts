import { expect, test } from 'vitest';
import { detectDecimalSign } from './detect-decimal-sign.ts';

test.each([
  ['comma', ['1.234.567,89', '12,5', '1.234', '1,234']],
  ['comma', ['€ 12,50', '3,00 €', '7']],
  ['comma', ['12,5 %', '100 %']],
  ['point', ['1,234,567', '1,234']],
  ['point', ['$342.09K', '$1,117.10K']],
  ['point', ['0.125', '1.234']],
  ['ambiguous', ['12,345', '1,200']],
  ['ambiguous', ['1.234', '12', '7']],
  ['ambiguous', ['12,5', '12.5']],
  [undefined, ['12', '1 234', '7']],
  [undefined, ['2026.01.03', '2026.02.04']],
  [undefined, ['Rose, 12', 'Lin, 3']],
  [undefined, ['138-0013-8000', '1.5']],
  [undefined, []],
])('%s is found in %j', (sign, values) => {
  expect(detectDecimalSign(values as string[])).toBe(sign);
});
