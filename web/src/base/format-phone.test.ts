import { expect, test } from 'vitest';
import { formatPhone } from './format-phone.ts';

test('numbers are grouped as people in China read them', () => {
  expect(formatPhone('+8613800138000')).toBe('138 0013 8000');
  expect(formatPhone('+862162345678;ext=12')).toBe('021-62345678 #12');
  expect(formatPhone('+867558888888')).toBe('0755-8888888');
});

test('other numbers stay as they are stored', () => {
  expect(formatPhone('+15127576000')).toBe('+15127576000');
  expect(formatPhone('95588')).toBe('95588');
});
