import { expect, test } from 'vitest';
import { arrayElement, arrayLiteral, arrayType, elementCast } from './sql-array.ts';

test('lists are written as PostgreSQL reads them', () => {
  expect(arrayLiteral(['榫卯', 'a b', 'null', ''])).toBe('{"榫卯","a b","null",""}');
  expect(arrayLiteral(['a "b" \\c', '{,}'])).toBe('{"a \\"b\\" \\\\c","{,}"}');
  expect(arrayLiteral([null, 1, true, undefined])).toBe('{null,1,true,null}');
  expect(arrayLiteral([])).toBe('{}');
});

test('a column’s array takes lists as text and leaves out sizes', () => {
  expect([arrayType('numeric(18,2)'), arrayType('text[]')]).toEqual(['numeric[]', 'text[]']);
  expect([elementCast('uuid[]'), elementCast('uuid')]).toEqual(['::uuid[]', '']);
  expect([arrayElement('jsonb', { a: 1 }), arrayElement('jsonb', null)]).toEqual(['{"a":1}', null]);
});
