import { expect, test } from 'vitest';
import { maxDepth } from './count-json.ts';
import { readJsonFile } from './read-json-file.ts';

const nested = (levels: number) => '{"a":'.repeat(levels) + 1 + '}'.repeat(levels);

test('a file is read with and without the mark that editors put before it', () => {
  expect(readJsonFile('{"a":[1]}')).toEqual({ value: { a: [1] } });
  expect(readJsonFile('\uFEFF{"a":[1]}')).toEqual({ value: { a: [1] } });
});

test.each([
  ['what is no JSON', '{"a":', 'quotes, commas and brackets'],
  ['what is nested deeper than others can walk', nested(maxDepth + 1), 'nested more than 100 levels'],
  ['what no stack would hold', nested(200_000), 'nested more than 100 levels'],
  ['more values than are read in a moment', `[${'1,'.repeat(300_001)}1]`, 'too much'],
  ['a key that changes what objects are', '{"a":{"__proto__":{"b":1}}}', '__proto__'],
  ['such a key in escapes', String.raw`{"\u005f_proto__":{"b":1}}`, '__proto__'],
])('%s is refused', (_, text, reason) => {
  expect(readJsonFile(text)).toEqual({ refused: { zh: expect.any(String), en: expect.stringContaining(reason) } });
});
