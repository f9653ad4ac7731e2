import { expect, it } from 'vitest';
import { readNumberText } from './read-number-text.ts';

it.each([
  ['1,234.50', '1234.50'],
  ['¥1,234.50', '1234.50'],
  ['￥１，２３４．５０', '1234.50'],
  ['$ 1,234', '1234'],
  ['US$1,234', '1234'],
  ['-US$1,234', '-1234'],
  ['¥-12', '-12'],
  ['12.3万', '123000'],
  ['0.5亿', '50000000'],
  ['3 万元', '30000'],
  ['(123)', '-123'],
  ['123-', '-123'],
  ['−5', '-5'],
  ['+5', '5'],
  ['1.5E+05', '150000'],
  ['1.25e-3', '0.00125'],
  ['.5', '0.5'],
  ['100 CNY', '100'],
])('reads %s', (text, expected) => {
  expect(Number(readNumberText(text))).toBe(Number(expected));
});

it.each(['', 'abc', '1,23', '1.2.3', '12,34,567', '1 or 2', '--5', '1e999', '5%'])('finds no number in %s', (text) => {
  expect(readNumberText(text)).toBeUndefined();
});
