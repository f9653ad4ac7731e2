import { expect, test } from 'vitest';
import { guessCurrency } from './currencies.ts';

test('the language of the browser tells the currency', () => {
  expect(guessCurrency('zh-CN')).toBe('CNY');
  expect(guessCurrency('zh')).toBe('CNY');
  expect(guessCurrency('en')).toBe('USD');
  expect(guessCurrency('en-GB')).toBe('GBP');
  expect(guessCurrency('de')).toBe('EUR');
  expect(guessCurrency('sw-KE')).toBe('USD');
});
