import { expect, it } from 'vitest';
import { detectHeaderRow } from './detect-header-row.ts';

const rows = (...lines: string[]) =>
  lines.map((line, at) => ({ row: at + 1, cells: line.split(',') })).filter(({ cells }) => cells.join(''));

it('takes the first row, also where its columns have gaps', () => {
  expect(detectHeaderRow(rows('Name,Phone', 'A,1'))).toBe(1);
  expect(detectHeaderRow(rows('Name,,City', 'A,x,Paris', 'B,y,Rome'))).toBe(1);
  expect(detectHeaderRow(rows('Name,', 'A,x'))).toBe(1);
  expect(detectHeaderRow(rows('Name', 'A', 'B'))).toBe(1);
  expect(detectHeaderRow(rows('Name,Phone,City', 'A', 'B'))).toBe(1);
  expect(detectHeaderRow([])).toBe(1);
});

it('passes over titles, blank rows and the line that names the separator', () => {
  expect(detectHeaderRow(rows('2025 customer list', 'Name,Phone,City', 'A,1,Paris'))).toBe(2);
  expect(detectHeaderRow(rows('2025 customer list,,', '', 'Exported by Ann,,', 'Name,Phone,City', 'A,1,Paris'))).toBe(4);
  expect(detectHeaderRow(rows('List', 'Name,Phone', 'A,1'))).toBe(2);
  expect(detectHeaderRow(rows('sep=,', 'Name,Phone', 'A,1'))).toBe(2);
});

it('takes the lower of two rows where cells of the upper are merged over several columns', () => {
  const merged = [{ top: 0, bottom: 0, left: 1, right: 2 }];
  expect(detectHeaderRow(rows('Name,Contact,', 'Name,Phone,Website', 'A,1,x'), { merged })).toBe(2);
});
