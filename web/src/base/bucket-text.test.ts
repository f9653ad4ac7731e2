import { expect, test } from 'vitest';
import { bucketText } from './bucket-text.ts';

test('buckets are written short', () => {
  expect(bucketText('2026-07-01', 'month', { locale: 'en', yearStart: 1 })).toBe('2026-07');
  expect(bucketText('2026-07-01', 'quarter', { locale: 'en', yearStart: 1 })).toBe('Q3 2026');
  expect(bucketText('2026-07-01', 'quarter', { locale: 'zh', yearStart: 1 })).toBe('2026 Q3');
  expect(bucketText('2026-01-01', 'year', { locale: 'zh', yearStart: 1 })).toBe('2026');
});

test('years that begin later go by both years, and their quarters are counted from there', () => {
  const written = { locale: 'en', yearStart: 4 } as const;
  expect(bucketText('2026-04-01', 'quarter', written)).toBe('Q1 2026/27');
  expect(bucketText('2027-01-01', 'quarter', written)).toBe('Q4 2026/27');
  expect(bucketText('2026-04-01', 'year', { ...written, locale: 'zh' })).toBe('2026/27');
});
