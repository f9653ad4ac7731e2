import { expect, it } from 'vitest';
import { findInexactNumber } from './find-inexact-number.ts';

it.each([
  ['{"id":9007199254740993}', '9007199254740993'],
  ['[1, -12345678901234567.89]', '-12345678901234567.89'],
  ['[9999999999999.9999]', '9999999999999.9999'],
  ['{"a":"x\\\\","b":1234567890123456789}', '1234567890123456789'],
  ['[1e999]', '1e999'],
  ['[9007199254740992]', '9007199254740992'],
])('a number that would lose digits is found: %s', (text, found) => {
  expect(findInexactNumber(text)).toBe(found);
});

it.each([
  '{"id":9007199254740991}',
  '{"id":"9007199254740993","b":"say \\"9007199254740993\\""}',
  '[0.30000000000000004, 123456789012.50000000000, 1e20, 0.000000000000000001]',
  '{"9007199254740993":1}',
  '"9007199254740993',
])('numbers that are kept, and texts, are not: %s', (text) => {
  expect(findInexactNumber(text)).toBeUndefined();
});
