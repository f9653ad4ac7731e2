import { expect, test } from 'vitest';
import { currencyText, guessCurrency } from './currencies.ts';

test('the language of the browser tells the currency', () => {
  expect(guessCurrency('zh-CN')).toBe('CNY');
  expect(guessCurrency('zh')).toBe('CNY');
  expect(guessCurrency('en')).toBe('USD');
  expect(guessCurrency('en-GB')).toBe('GBP');
  expect(guessCurrency('de')).toBe('EUR');
  expect(guessCurrency('sw-KE')).toBe('USD');
});

test('a currency is named by its code and in the language on screen', () => {
  expect(currencyText('CNY', 'zh')).toBe('CNY · 人民币');
  expect(currencyText('EUR', 'en')).toBe('EUR · Euro');
  expect(currencyText('XQQ', 'en')).toBe('XQQ');
});
