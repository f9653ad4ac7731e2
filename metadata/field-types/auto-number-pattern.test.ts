import { expect, it } from 'vitest';
import { autoNumber } from './auto-number.ts';
import { autoNumberPeriod, autoNumbersOf, isAutoNumberPattern, renderAutoNumber } from './auto-number-pattern.ts';

it('writes the day and the padded counter', () => {
  expect(renderAutoNumber('D-{yyyy}{mm}-{0000}', { day: '2026-01-03' }, 7)).toBe('D-202601-0007');
  expect(renderAutoNumber('{yy}/{dd}/{00}', { day: '2026-01-03' }, 12345)).toBe('26/03/12345');
});

it('writes many numbers of one day, with what stands before and behind the counter', () => {
  const on = { day: '2026-01-03', yearStart: 4 };
  expect([1, 99, 1234].map(autoNumbersOf('HT-{fy}-{000}/{dd}', on))).toEqual([
    'HT-2025-001/03',
    'HT-2025-099/03',
    'HT-2025-1234/03',
  ]);
  expect([7].map(autoNumbersOf('{0}', on))).toEqual(['7']);
});

it('counts within the date segments', () => {
  expect(autoNumberPeriod('D-{yyyy}{mm}-{0000}', { day: '2026-01-03' })).toBe('202601');
  expect(autoNumberPeriod('C-{000000}', { day: '2026-01-03' })).toBe('');
});

it('counts anew with the fiscal year, which is called by the year that it began in', () => {
  const pattern = 'HT-{fy}-{000}';
  const at = (day: string) => renderAutoNumber(pattern, { day, yearStart: 4 }, 1);
  expect(['2026-03-31', '2026-04-01', '2027-03-31'].map(at)).toEqual(['HT-2025-001', 'HT-2026-001', 'HT-2026-001']);
  expect(autoNumberPeriod(pattern, { day: '2027-01-15', yearStart: 4 })).toBe('2026');
  expect(renderAutoNumber(pattern, { day: '2026-03-31' }, 1)).toBe('HT-2026-001');
});

it('takes only patterns with exactly one counter', () => {
  expect(['D-{0000}', '{yyyy}{0}'].every(isAutoNumberPattern)).toBe(true);
  expect(['D', '{yyyy}', '{0}{0}', '{0000}{x}', '{0000', '{mm}}{0}'].some(isAutoNumberPattern)).toBe(false);
});

it('begins no higher than where every number that follows is one of its own', () => {
  const takes = (start: number) => autoNumber.options.safeParse({ pattern: '{0}', start }).success;
  expect([0, 1e12, 1e12 + 1, Number.MAX_SAFE_INTEGER].map(takes)).toEqual([true, true, false, false]);
});
