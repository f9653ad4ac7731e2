import { expect, test } from 'vitest';
import { stateOf } from './next-state.ts';

test('a day is planned, today, overdue, or not there', () => {
  const today = '2026-11-29';
  expect(['2026-12-01', today, '2026-11-28', null].map((day) => stateOf(day, today))).toEqual([
    'planned',
    'today',
    'overdue',
    'none',
  ]);
});
