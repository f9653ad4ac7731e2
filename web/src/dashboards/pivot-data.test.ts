import { expect, test } from 'vitest';
import { pivotData } from './pivot-data.ts';

const label = { zh: '数量', en: 'Number' };
const measures = [{ name: 'n', aggregate: 'count' as const, label }];
const row = (keys: unknown[], n: number, totals?: number[]) => ({ keys, values: { n }, ...(totals && { totals }) });

test('groups stand in rows and columns, each followed by its total', () => {
  const { columns, rows } = pivotData({
    type: 'summary',
    groups: [{ field: 'team' }, { field: 'owner' }, { field: 'day', bucket: 'month', across: true }],
    measures,
    truncated: false,
    rows: [
      row(['A', 'b', '2026-02-01'], 3),
      row(['A', 'a', '2026-01-01'], 1),
      row(['B', 'c', '2026-01-01'], 2),
      row(['B', null, '2026-01-01'], 2, [1]),
      row(['A', null, '2026-01-01'], 1, [1]),
      row(['A', null, '2026-02-01'], 3, [1]),
      row([null, null, '2026-01-01'], 3, [0, 1]),
      row([null, null, '2026-02-01'], 3, [0, 1]),
      row(['A', null, null], 4, [1, 2]),
      row(['B', null, null], 2, [1, 2]),
      row([null, null, null], 6, [0, 1, 2]),
    ],
  });
  expect(columns).toEqual([['2026-01-01'], ['2026-02-01'], []]);
  expect(rows.map(({ keys, cells }) => [keys, cells.map((cell) => cell?.values.n)])).toEqual([
    [
      ['B', 'c'],
      [2, undefined, undefined],
    ],
    [['B'], [2, undefined, 2]],
    [
      ['A', 'b'],
      [undefined, 3, undefined],
    ],
    [
      ['A', 'a'],
      [1, undefined, undefined],
    ],
    [['A'], [1, 3, 4]],
    [[], [3, 3, 6]],
  ]);
});

test('without groups in columns there is one column, and without totals no row for them', () => {
  const groups = [{ field: 'team' }];
  const { columns, rows } = pivotData({
    type: 'summary',
    groups,
    measures,
    truncated: false,
    rows: [row(['A'], 1), row([null], 2)],
  });
  expect(columns).toEqual([[]]);
  expect(rows.map(({ keys, cells }) => [keys, cells[0]?.values.n])).toEqual([
    [['A'], 1],
    [[null], 2],
  ]);
});
