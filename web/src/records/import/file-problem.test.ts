import { expect, test } from 'vitest';
import { fileProblem } from './file-problem.ts';

test('only CSV and Excel files with something in them are sent', () => {
  expect(fileProblem({ name: 'deals.CSV', size: 10 })).toBeUndefined();
  expect(fileProblem({ name: '客户.xlsx', size: 10 })).toBeUndefined();
  expect(fileProblem({ name: 'old.xls', size: 10 })).toBe('oldExcel');
  expect(fileProblem({ name: 'photo.png', size: 10 })).toBe('wrongKind');
  expect(fileProblem({ name: 'deals.csv', size: 0 })).toBe('emptyFile');
});
