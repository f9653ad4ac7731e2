import { expect, test } from 'vitest';
import { bucketOf, bucketText } from './date-bucket.ts';

test('buckets are written short', () => {
  expect(bucketText('2026-07-01', 'month', 'en')).toBe('2026-07');
  expect(bucketText('2026-07-01', 'quarter', 'en')).toBe('Q3 2026');
  expect(bucketText('2026-07-01', 'quarter', 'zh')).toBe('2026 Q3');
  expect(bucketText('2026-01-01', 'year', 'zh')).toBe('2026');
});

test('a day or an instant falls in the bucket of its calendar, here and not in Greenwich', () => {
  expect(bucketOf('2026-11-22', 'week', 'Asia/Shanghai')).toBe('2026-11-16');
  expect(bucketOf('2026-11-16', 'week', 'Asia/Shanghai')).toBe('2026-11-16');
  expect(bucketOf('2026-12-31', 'quarter', 'Asia/Shanghai')).toBe('2026-10-01');
  expect(bucketOf('2026-12-31T16:00:00Z', 'year', 'Asia/Shanghai')).toBe('2027-01-01');
  expect(bucketOf('2026-12-31T16:00:00Z', 'day', 'UTC')).toBe('2026-12-31');
});
