import { expect, test } from 'vitest';
import { readDate } from './read-date.ts';

test('the same digits are another day in another order', () => {
  expect(readDate('3/1/2017', 'mdy')).toBe('2017-03-01');
  expect(readDate('3/1/2017', 'dmy')).toBe('2017-01-03');
  expect(readDate('2017年3月1日', 'ymd')).toBe('2017-03-01');
  expect(readDate('10/20/16', 'mdy')).toBe('2016-10-20');
});

test('no day comes of what cannot be one', () => {
  expect(readDate('10/20/2016', 'dmy')).toBeUndefined();
  expect(readDate('soon', 'ymd')).toBeUndefined();
});
