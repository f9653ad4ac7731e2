import { expect, test } from 'vitest';
import { bucketText } from './bucket-text.ts';

test('buckets are written short', () => {
  expect(bucketText('2026-07-01', 'month', 'en')).toBe('2026-07');
  expect(bucketText('2026-07-01', 'quarter', 'en')).toBe('Q3 2026');
  expect(bucketText('2026-07-01', 'quarter', 'zh')).toBe('2026 Q3');
  expect(bucketText('2026-01-01', 'year', 'zh')).toBe('2026');
});
