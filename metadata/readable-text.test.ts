import { expect, test } from 'vitest';
import { schemaProblems } from './check/schema-problems.ts';
import { labelSchema } from './label.ts';

const wordsOf = (text: string) =>
  schemaProblems(labelSchema, { zh: text, en: 'Name' }).map(({ params }) => JSON.stringify(params));

test.each([
  ['nothing but zero-width signs', '\u200b\u200d'],
  ['a sign of a script that is blank', '\u3164'],
  ['a control character', 'Name\u0007'],
  ['a text whose end is turned round', 'invoice\u202Efdp.exe'],
  ['half a character', '\ud83d'],
])('a label is refused with words: %s', (_, text) => {
  expect(wordsOf(text)).toEqual([expect.stringMatching(/can be seen|turn its direction/)]);
});

test.each(['名称', 'שם', 'اسم', '👨‍👩‍👧', 'first\nsecond', '  spaced  '])('a label may be %j', (text) => {
  expect(wordsOf(text)).toEqual([]);
});
