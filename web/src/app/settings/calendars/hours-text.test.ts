import { expect, test } from 'vitest';
import { hoursText, readHours } from './hours-text.ts';

test('hours are read as people write them', () => {
  const day = [
    ['09:00', '12:00'],
    ['13:00', '18:00'],
  ];
  for (const text of [
    '09:00–12:00, 13:00–18:00',
    '9-12 13-18',
    '9:00 - 12:00；13:00 - 18:00',
    '９：００－１２：００，１３：００－１８：００',
    '9到12、13至18',
  ])
    expect(readHours(text), text).toEqual(day);
  expect(readHours(hoursText(day as never))).toEqual(day);
  expect(readHours('  ')).toEqual([]);
});

test('what says no hours is told apart', () => {
  for (const text of ['9', '18-9', '9-12 11-18', '9-25', 'morning']) expect(readHours(text), text).toBeUndefined();
});
