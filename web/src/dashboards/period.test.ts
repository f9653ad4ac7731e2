import { expect, test } from 'vitest';
import { periodRange } from './period.ts';

test('months, quarters and years are whole', () => {
  expect(periodRange('thisMonth', '2026-02-10')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(periodRange('lastMonth', '2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  expect(periodRange('thisQuarter', '2026-11-21')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(periodRange('lastQuarter', '2026-02-10')).toEqual({ from: '2025-10-01', to: '2025-12-31' });
  expect(periodRange('lastYear', '2026-02-10')).toEqual({ from: '2025-01-01', to: '2025-12-31' });
});

test('spans count today', () => {
  expect(periodRange('last30Days', '2026-03-01')).toEqual({ from: '2026-01-31', to: '2026-03-01' });
  expect(periodRange('last12Months', '2026-03-31')).toEqual({ from: '2025-04-01', to: '2026-03-31' });
});

test('quarters and years begin with the fiscal year', () => {
  expect(periodRange('thisQuarter', '2026-11-21', 4)).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(periodRange('thisQuarter', '2026-02-10', 2)).toEqual({ from: '2026-02-01', to: '2026-04-30' });
  expect(periodRange('thisYear', '2026-03-31', 4)).toEqual({ from: '2025-04-01', to: '2026-03-31' });
  expect(periodRange('lastYear', '2026-04-01', 4)).toEqual({ from: '2025-04-01', to: '2026-03-31' });
});
