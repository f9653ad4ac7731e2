import { expect, test } from 'vitest';
import { addDays, instantAt, nextMonday, readDay, wallTime } from './calendar-day.ts';

test('days are added over months and leap years', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
});

test('the next Monday is never today', () => {
  expect(['2026-11-21', '2026-11-22', '2026-11-23'].map(nextMonday)).toEqual(['2026-11-23', '2026-11-23', '2026-11-30']);
});

test('typed days are read, and what is none is not', () => {
  const read = (typed: string) => readDay(typed, '2026-11-21');
  expect(['2026-1-3', '2026/01/03', '1-3', '２０２６年1月3日'].map(read)).toEqual(Array(4).fill('2026-01-03'));
  expect(['2026-02-30', 'soon', '26-1-3', ''].map(read)).toEqual([null, null, null, null]);
});

test('wall time and instants answer each other, over the change of clocks', () => {
  expect(instantAt('2026-11-21', '08:00', 'Asia/Shanghai')).toBe('2026-11-21T00:00:00.000Z');
  expect(instantAt('2026-03-29', '12:00', 'Europe/Berlin')).toBe('2026-03-29T10:00:00.000Z');
  expect(wallTime('2026-11-21T00:00:00Z', 'Asia/Shanghai')).toEqual({ day: '2026-11-21', time: '08:00' });
});
