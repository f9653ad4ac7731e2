import { expect, test } from 'vitest';
import { groupByDay } from './group-by-day.ts';

const item = (id: string, at: string) => ({ id, at, type: 'change', actor: null });

test('items fall on the days of the zone, in their order', () => {
  const items = [item('1', '2026-11-21T17:00:00Z'), item('2', '2026-11-21T15:00:00Z'), item('3', '2026-11-20T16:30:00Z')];
  const days = groupByDay(items, 'Asia/Shanghai').map(({ day, items: found }) => [day, found.map(({ id }) => id)]);
  expect(days).toEqual([
    ['2026-11-22', ['1']],
    ['2026-11-21', ['2', '3']],
  ]);
});
