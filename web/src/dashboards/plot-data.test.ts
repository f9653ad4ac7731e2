import { expect, test } from 'vitest';
import { plotData, type SummaryResult } from './plot-data.ts';

const label = { zh: '金额', en: 'Amount' };
const measures = [{ name: 'amount', aggregate: 'sum', field: 'amount', label }] as const;

function result(groups: SummaryResult['groups'], rows: [unknown[], string | null][]): SummaryResult {
  return {
    type: 'summary',
    groups,
    measures: [...measures],
    rows: rows.map(([keys, amount]) => ({ keys, values: { amount } })),
    truncated: false,
  };
}

test('months in which nothing happened keep their place, without a figure', () => {
  const { categories, series } = plotData(
    result(
      [{ field: 'closed_on', bucket: 'month' }],
      [
        [['2026-01-01'], '10.50'],
        [['2026-03-01'], null],
        [[null], '2'],
      ],
    ),
  );
  expect(categories).toEqual(['2026-01-01', '2026-02-01', '2026-03-01', null]);
  expect(series[0]?.points.map(({ value }) => value)).toEqual([10.5, null, null, 2]);
});

test('a second group makes a series of each of its values', () => {
  const { series } = plotData(
    result(
      [{ field: 'stage' }, { field: 'owner' }],
      [
        [['new', 'a'], '1'],
        [['new', 'b'], '2'],
        [['won', 'b'], '3'],
      ],
    ),
  );
  expect(series.map(({ key, points }) => [key, points.map(({ value }) => value)])).toEqual([
    ['a', [1, null]],
    ['b', [2, 3]],
  ]);
});
