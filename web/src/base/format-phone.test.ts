import { expect, test } from 'vitest';
import { readForeignPhone } from './foreign-phone.ts';
import { formatPhone, isForeignPhone } from './format-phone.ts';

const shown = (value: string, region = 'CN') => formatPhone(value, region, readForeignPhone).text;

test('numbers are grouped as people in China read them', () => {
  expect(shown('+8613800138000')).toBe('138 0013 8000');
  expect(shown('+862162345678;ext=12')).toBe('021-62345678 #12');
  expect(shown('+867558888888')).toBe('0755-8888888');
  expect(shown('+864008208820')).toBe('400 820 8820');
});

test('numbers of other countries have their code in front', () => {
  expect(shown('+442079460355')).toBe('+44 20 7946 0355');
  expect(shown('+15127576000')).toBe('+1 512 757 6000');
  expect(shown('+8613800138000', 'US')).toBe('+86 138 0013 8000');
  expect(shown('+15127576000', 'US')).toBe('(512) 757-6000');
});

test('what is no whole number is shown as it was typed, and known as such', () => {
  const isWhole = (value: string) => formatPhone(value, 'CN', readForeignPhone).isWhole;
  expect(shown('860-253-6354')).toBe('860-253-6354');
  expect(['860-253-6354', '1380013', '+86123456'].map(isWhole)).toEqual([false, false, false]);
  expect(['95588', '110', '+8613800138000', '+442079460355'].map(isWhole)).toEqual([true, true, true, true]);
});

test('numbers at home need nothing loaded, and nothing is doubted before it is', () => {
  expect(isForeignPhone('+8613800138000', 'CN')).toBe(false);
  expect(isForeignPhone('860-253-6354', 'CN')).toBe(false);
  expect(isForeignPhone('+442079460355', 'CN')).toBe(true);
  expect(formatPhone('+442079460355', 'CN')).toEqual({ text: '+442079460355', isWhole: true });
});
