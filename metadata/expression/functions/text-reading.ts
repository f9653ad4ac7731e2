import sql, { raw } from 'sql-template-tag';
import { dateOfDay, dayOfParts } from '../../calendar.ts';
import { Decimal } from '../decimal.ts';
import { defineFunction, type ExpressionFunction, parameter } from '../function.ts';
import { decimalLimits } from '../limits.ts';

const text = parameter('text', '文本', 'text');

/** Written so that JavaScript and PostgreSQL read it alike. */
const numberPattern = `^[-+]?[0-9]{1,${decimalLimits.wholeDigits}}([.][0-9]{1,${decimalLimits.decimals}})?$`;
const datePattern = '^[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}$';

/** Numbers and dates out of texts; a text that is none gives blank. */
export const textReadingFunctions: ExpressionFunction[] = [
  defineFunction({
    name: 'VALUE',
    family: 'number',
    label: { zh: '文本转数字', en: 'Number from text' },
    help: {
      zh: '读出文本中的数字，可带千位逗号；不是数字则为空',
      en: 'Reads a number, with or without thousands commas; blank when it is none',
    },
    parameters: [text],
    result: 'number',
    rereads: true,
    evaluate: ([given]) => {
      const digits = given.replaceAll(',', '').replace(/^ +| +$/g, '');
      return new RegExp(numberPattern).test(digits) ? new Decimal(digits) : null;
    },
    compile: ([given]) => {
      const digits = sql`btrim(replace(${given}, ',', ''), ' ')`;
      return sql`case when ${digits} ~ ${raw(`'${numberPattern}'`)} then (${digits})::numeric end`;
    },
    samples: [
      ['VALUE(" 1,234.50 ")', '1234.5'],
      ['VALUE("abc")', null],
    ],
  }),
  defineFunction({
    name: 'DATEVALUE',
    family: 'date',
    label: { zh: '文本转日期', en: 'Date from text' },
    help: {
      zh: '读出 2026-03-05 或 2026/3/5 形式的日期；不是日期则为空',
      en: 'Reads 2026-03-05 or 2026/3/5; blank when it is no date',
    },
    parameters: [text],
    result: 'date',
    rereads: true,
    evaluate: ([given]) => {
      if (!new RegExp(datePattern).test(given)) return null;
      const [year = 0, month = 0, day = 0] = given.split(/[-/]/).map(Number);
      if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) return null;
      const date = dateOfDay(dayOfParts(year, month, day));
      return Number(date?.slice(5, 7)) === month ? date : null;
    },
    compile: ([given]) => {
      const part = (index: number) => sql`split_part(translate(${given}, '/', '-'), '-', ${raw(String(index))})::int`;
      const date = sql`make_date(${part(1)}, ${part(2)}, 1) + (${part(3)} - 1)`;
      return sql`case when ${given} !~ ${raw(`'${datePattern}'`)} then null
        when ${part(1)} < 1 or ${part(2)} not between 1 and 12 or ${part(3)} not between 1 and 31 then null
        when extract(month from ${date}) = ${part(2)} then ${date} end`;
    },
    samples: [
      ['DATEVALUE("2026/3/5")', '2026-03-05'],
      ['DATEVALUE("2026-02-30")', null],
    ],
  }),
];
