import { expect, test } from 'vitest';
import { nextMonday, readDay } from './read-day.ts';

test('the next Monday is never today', () => {
  expect(['2026-11-21', '2026-11-22', '2026-11-23'].map(nextMonday)).toEqual(['2026-11-23', '2026-11-23', '2026-11-30']);
});

test('typed days are read, and what is none is not', () => {
  const read = (typed: string) => readDay(typed, '2026-11-21');
  expect(['2026-1-3', '2026/01/03', '1-3', '２０２６年1月3日'].map(read)).toEqual(Array(4).fill('2026-01-03'));
  expect(['2026-02-30', 'soon', '26-1-3', ''].map(read)).toEqual([null, null, null, null]);
});
