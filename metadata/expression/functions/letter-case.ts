import sql from 'sql-template-tag';
import { defineFunction, type ExpressionFunction, parameter } from '../function.ts';

/**
 * Letters whose cases map one to one both ways: Latin, Greek, Cyrillic and full-width. A list of our own, because what
 * `upper` does in PostgreSQL depends on the database's locale.
 */
const ranges = [
  [0x41, 0x5a],
  [0xc0, 0x17d],
  [0x386, 0x3ab],
  [0x400, 0x42f],
  [0xff21, 0xff3a],
] as const;

const upperLetters = ranges
  .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, offset) => String.fromCharCode(first + offset)))
  .filter((letter) => letter.toLowerCase() !== letter && letter.toLowerCase().length === 1)
  .filter((letter) => letter.toLowerCase().toUpperCase() === letter);

const upper = upperLetters.join('');
const lower = upper.toLowerCase();
const toUpper = new Map(upperLetters.map((letter) => [letter.toLowerCase(), letter]));
const toLower = new Map(upperLetters.map((letter) => [letter, letter.toLowerCase()]));

const text = parameter('text', '文本', 'text');

export const letterCaseFunctions: ExpressionFunction[] = [
  defineFunction({
    name: 'UPPER',
    family: 'text',
    label: { zh: '转大写', en: 'Upper case' },
    help: { zh: '字母转为大写', en: 'Turns letters to upper case' },
    parameters: [text],
    result: 'text',
    solid: true,
    evaluate: ([given]) => mapLetters(given, toUpper),
    compile: ([given]) => sql`translate(${given}, ${lower}::text, ${upper}::text)`,
    samples: [['UPPER("Müller ｖｉｐ")', 'MÜLLER ＶＩＰ']],
  }),
  defineFunction({
    name: 'LOWER',
    family: 'text',
    label: { zh: '转小写', en: 'Lower case' },
    help: { zh: '字母转为小写', en: 'Turns letters to lower case' },
    parameters: [text],
    result: 'text',
    solid: true,
    evaluate: ([given]) => mapLetters(given, toLower),
    compile: ([given]) => sql`translate(${given}, ${upper}::text, ${lower}::text)`,
    samples: [['LOWER("ABC 榫卯")', 'abc 榫卯']],
  }),
];

function mapLetters(text: string, letters: Map<string, string>): string {
  return text.replace(/[A-Za-z\u00c0-\u04ff\uff21-\uff5a]/g, (letter) => letters.get(letter) ?? letter);
}
