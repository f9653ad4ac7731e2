import { expect, test } from 'vitest';
import { isOfKind } from './is-of-kind.ts';

const fits = (name: string, type: string, kind: string) => isOfKind({ name, type }, kind);

test('a file is of a kind by its extension, or by what its content shows', () => {
  expect(fits('Contract.PDF', 'application/pdf', '.pdf')).toBe(true);
  expect(fits('a.jpeg', 'image/jpeg', '.jpg')).toBe(true);
  expect(fits('a.pdf.exe', 'application/octet-stream', '.pdf')).toBe(false);
  expect(fits('pdf', 'application/pdf', '.pdf')).toBe(false);
  expect(fits('a.png', 'image/png', 'image/*')).toBe(true);
  expect(fits('a.txt', 'application/octet-stream', 'image/*')).toBe(false);
  expect(fits('a.pdf', 'application/pdf', 'application/pdf')).toBe(true);
  expect(fits('a.csv', 'application/octet-stream', 'text/csv')).toBe(true);
  expect(fits('a.png', 'image/png', 'text/*')).toBe(false);
});
