import { expect, test } from 'vitest';
import { arrayElement, arrayLiteral, binaryIds, binaryIntegers, binaryTexts, elementType } from './sql-array.ts';

test('lists are written as PostgreSQL reads them', () => {
  expect(arrayLiteral(['榫卯', 'a b', 'null', ''])).toBe('{"榫卯","a b","null",""}');
  expect(arrayLiteral(['a "b" \\c', '{,}'])).toBe('{"a \\"b\\" \\\\c","{,}"}');
  expect(arrayLiteral([null, 1, true, undefined])).toBe('{null,1,true,null}');
  expect(arrayLiteral([])).toBe('{}');
});

test('a column’s array takes lists as text and leaves out sizes', () => {
  expect([elementType('numeric(18,2)'), elementType('text[]')]).toEqual(['numeric', 'text']);
  expect([arrayElement('uuid[]', ['a', 'b']), arrayElement('uuid', 'a')]).toEqual(['{"a","b"}', 'a']);
  expect([arrayElement('jsonb', { a: 1 }), arrayElement('jsonb', null)]).toEqual(['{"a":1}', null]);
});

test('integers follow one another with their lengths, behind a header', () => {
  const words = (bytes: Buffer) => Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readInt32BE(at * 4));
  expect(words(binaryIntegers([[1, -2], [], [3]]))).toEqual([1, 1, 23, 3, 1, 4, 1, 4, -2, 4, 3]);
  expect(words(binaryIntegers([[]]))).toEqual([1, 1, 23, 0, 1]);
});

test('texts and ids stand in their bytes, nulls as a length of -1', () => {
  expect(binaryTexts(['榫', null, '']).subarray(20).toString('hex')).toBe('00000003e6a6abffffffff00000000');
  expect(binaryIds(['0190E0A0-0000-7000-8000-00000000000a', null]).subarray(20).toString('hex')).toBe(
    '000000100190e0a000007000800000000000000affffffff',
  );
});
