import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addUnits, everyBucket, lastDayOf, startOfUnit } from './calendar.ts';

test('each bucket ends where the next begins', () => {
  expect(addUnits('2026-12-01', 'month', 1)).toBe('2027-01-01');
  expect(addUnits('2026-10-01', 'quarter', 1)).toBe('2027-01-01');
  expect(addUnits('2026-12-28', 'week', 1)).toBe('2027-01-04');
  expect(addUnits('2028-02-28', 'day', 1)).toBe('2028-02-29');
  expect(lastDayOf('2024-02-01', 'month')).toBe('2024-02-29');
});

test('a month on from the 31st is the last of a shorter month', () => {
  expect(addUnits('2024-01-31', 'month', 1)).toBe('2024-02-29');
  expect(addUnits('2026-11-30', 'quarter', 1)).toBe('2027-02-28');
});

test('days are added over months and leap years', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
});

test('weeks begin on Monday, quarters with January, April, July and October', () => {
  expect(['2026-11-22', '2026-11-16', '1969-12-31'].map((day) => startOfUnit(day, 'week'))).toEqual([
    '2026-11-16',
    '2026-11-16',
    '1969-12-29',
  ]);
  expect(startOfUnit('2026-12-31', 'quarter')).toBe('2026-10-01');
  expect(startOfUnit('2026-12-31', 'year')).toBe('2026-01-01');
});

test('every day lies between the first and the last of each of its units', () => {
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
  const unit = fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'quarter' as const, 'year' as const);
  fc.assert(
    fc.property(day, unit, (date, unit) => {
      const text = date.toISOString().slice(0, 10);
      const first = startOfUnit(text, unit);
      expect(first <= text && text <= lastDayOf(first, unit)).toBe(true);
      expect(startOfUnit(lastDayOf(first, unit), unit)).toBe(first);
    }),
  );
});

test('gaps are filled in the order of time, unless there are too many', () => {
  expect(everyBucket(['2026-03-01', '2026-01-01'], 'month')).toEqual(['2026-01-01', '2026-02-01', '2026-03-01']);
  expect(everyBucket([], 'day')).toEqual([]);
  expect(everyBucket(['1926-01-01', '2026-01-01'], 'month')).toBeUndefined();
});
