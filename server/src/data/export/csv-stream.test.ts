import { text } from 'node:stream/consumers';
import { neutraliseFormula, restoreFormula } from '@tenon/metadata/neutralise-formula.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvStream } from './csv-stream.ts';

async function written(rows: string[][]): Promise<string> {
  async function* each() {
    yield* rows;
  }
  return text(csvStream(each()));
}

/** By the grammar of RFC 4180, and by nothing else: not by the library that writes. */
function parsed(csv: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, whole, plain, end] of csv.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    lines.at(-1)?.push(whole?.replaceAll('""', '"') ?? (plain as string));
    if (end === '\r\n') lines.push([]);
  }
  return lines;
}

/** Signs that make trouble, and a few that make none. */
const cell = fc
  .array(
    fc.constantFrom('\n', '\r', '\r\n', '"', ',', ';', '\t', ' ', "'", '=', '+', '-', '@', '＝', '＠', '1', 'a', '中', '😀'),
    {
      maxLength: 8,
    },
  )
  .map((signs) => signs.join(''));
const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 });

test('any rows come back as they were from another parser', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      // A line that is no cell settles which line end the reader believes in.
      const all = [['a', 'b', 'c'], ...rows];
      expect(parsed(await written(all)).filter((row) => row.length > 1)).toEqual(all);
    }),
  );
});

test('a cell that was made harmless begins no line with a formula, and comes back as it was', () => {
  fc.assert(
    fc.property(cell, (seen) => {
      const harmless = neutraliseFormula(seen);
      if (!/^-?\d[\d,]*$/.test(seen)) expect(harmless).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]|[\r\n][=+\-@\t＝＋－＠]/);
      expect(restoreFormula(harmless)).toBe(seen);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['Met at the fair\n=1+1\n@SUM(A1)', "Met at the fair\n'=1+1\n'@SUM(A1)"],
  ["hello\r\n=cmd|'/C calc'!A0", "hello\r\n'=cmd|'/C calc'!A0"],
  ['\n=1', "'\n'=1"],
  ['＝1+1', "'＝1+1"],
  ['-5', '-5'],
  ['- first', "'- first"],
  ["'=x", "''=x"],
  ["it's", "it's"],
])('%j is written as %j', (seen, harmless) => {
  expect(neutraliseFormula(seen)).toBe(harmless);
});

test('a text of several lines is one cell', async () => {
  const csv = await written([['Newline Plain', 'Met at the fair\nagain', '021']]);
  expect(csv).toBe('Newline Plain,"Met at the fair\nagain",021\r\n');
});
