import { expect, test } from 'vitest';
import { checkHeadline, rowsWithEffect } from './check-result.ts';

test('a check tells rows that would change nothing from rows that can be imported', () => {
  const ends = (rows: number, skipped: number, failed: number) => [
    checkHeadline({ rows, skipped, failed }),
    rowsWithEffect({ rows, skipped, failed }),
  ];
  expect(ends(5, 0, 0)).toEqual(['import.checkedAll', 5]);
  expect(ends(5, 0, 2)).toEqual(['import.checkedSome', 3]);
  expect(ends(5, 0, 5)).toEqual(['import.checkedNone', 0]);
  expect(ends(5, 5, 0)).toEqual(['import.checkedSame', 0]);
  expect(ends(5, 3, 0)).toEqual(['import.checkedPartlySame', 2]);
  expect(ends(5, 3, 1)).toEqual(['import.checkedMixed', 1]);
});
