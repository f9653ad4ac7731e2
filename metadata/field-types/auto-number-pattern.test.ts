import { expect, it } from 'vitest';
import { autoNumberPeriod, isAutoNumberPattern, renderAutoNumber } from './auto-number-pattern.ts';

it('writes the day and the padded counter', () => {
  expect(renderAutoNumber('D-{yyyy}{mm}-{0000}', '2026-01-03', 7)).toBe('D-202601-0007');
  expect(renderAutoNumber('{yy}/{dd}/{00}', '2026-01-03', 12345)).toBe('26/03/12345');
});

it('counts within the date segments', () => {
  expect(autoNumberPeriod('D-{yyyy}{mm}-{0000}', '2026-01-03')).toBe('202601');
  expect(autoNumberPeriod('C-{000000}', '2026-01-03')).toBe('');
});

it('takes only patterns with exactly one counter', () => {
  expect(['D-{0000}', '{yyyy}{0}'].every(isAutoNumberPattern)).toBe(true);
  expect(['D', '{yyyy}', '{0}{0}', '{0000}{x}', '{0000', '{mm}}{0}'].some(isAutoNumberPattern)).toBe(false);
});
