import sql, { join, raw } from 'sql-template-tag';
import { pad } from '../../calendar.ts';
import { defineFunction, type ExpressionFunction, parameter } from '../function.ts';
import { localTimeAt } from '../instant.ts';

const numberFormat = /^(#,##)?0(?:\.(0{1,10}))?(%)?$/;

const formattedNumber = parameter('text', '格式', 'format', {
  literal: { accepts: (text) => numberFormat.test(text), examples: '"0.00", "#,##0.00", "0%"' },
});

/** Parts of a date format. `mm` after an hour or before seconds is minutes, otherwise months, as in Excel. */
const dateTokens = /yyyy|mm?|dd?|hh?|ss|[^a-z]+/gi;

const formattedDate = parameter('text', '格式', 'format', {
  literal: {
    accepts: (text) => text !== '' && text.replace(dateTokens, '') === '',
    examples: '"yyyy-mm-dd", "yyyy年m月d日", "yyyy-mm-dd hh:mm:ss"',
  },
});

const labels = {
  name: 'TEXT',
  label: { zh: '格式化为文本', en: 'As text' },
  help: {
    zh: '按格式写成文本，如 "#,##0.00"、"yyyy-mm-dd"',
    en: 'Writes a number or date in a format such as "#,##0.00" or "yyyy-mm-dd"',
  },
  family: 'text',
  result: 'text',
} as const;

/** TEXT(value, format); the format must be written out. */
export const textFormatFunctions: ExpressionFunction[] = [
  defineFunction({
    ...labels,
    parameters: [parameter('number', '数值', 'number'), formattedNumber],
    evaluate: ([x, format]) => {
      const { grouped, decimals, factor, suffix } = readNumberFormat(format);
      const rounded = x.times(factor).toDecimalPlaces(decimals);
      const [whole = '', fraction] = (rounded.isZero() ? rounded.abs() : rounded).toFixed(decimals).split('.');
      const shown = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
      return `${shown}${fraction ? `.${fraction}` : ''}${suffix}`;
    },
    compile: ([x], { literal }) => {
      const { grouped, decimals, factor, suffix } = readNumberFormat(literal(1));
      const whole = grouped ? `${'999,'.repeat(15)}990` : `${'9'.repeat(47)}0`;
      const pattern = `FM${whole}${decimals ? `.${'0'.repeat(decimals)}` : ''}`;
      const rounded = sql`round(${x} * ${raw(String(factor))}, ${raw(String(decimals))})`;
      return sql`to_char(${rounded}, ${raw(`'${pattern}'`)}) || ${raw(`'${suffix}'`)}`;
    },
    samples: [
      ['TEXT(1234567.891, "#,##0.00")', '1,234,567.89'],
      ['TEXT(0.256, "0%")', '26%'],
      ['TEXT(-0.4, "0")', '0'],
    ],
  }),
  defineFunction({
    ...labels,
    parameters: [parameter('datetime', '日期时间', 'date and time'), formattedDate],
    evaluate: ([instant, format], { timeZone }) => {
      const { year, month, day, hour, minute, second } = localTimeAt(instant, timeZone);
      return writeDate(format, [year, month, day, hour, minute, second]);
    },
    rereads: true,
    compile: ([instant], { literal, timeZone }) => writeDateSql(literal(1), sql`(${instant} at time zone ${timeZone})`),
    samples: [],
  }),
  defineFunction({
    ...labels,
    parameters: [parameter('date', '日期', 'date'), formattedDate],
    evaluate: ([date, format]) => writeDate(format, [...date.split('-').map(Number), 0, 0, 0]),
    rereads: true,
    compile: ([date], { literal }) => writeDateSql(literal(1), sql`(${date})::timestamp`),
    samples: [['TEXT(DATE(2026, 3, 5), "yyyy年m月d日")', '2026年3月5日']],
  }),
];

function readNumberFormat(format: string) {
  const [, grouping, zeros = '', percent = ''] = numberFormat.exec(format) ?? [];
  return { grouped: grouping !== undefined, decimals: zeros.length, factor: percent ? 100 : 1, suffix: percent };
}

/** A piece of a format: a part of the date, by its place among year, month, day, hour, minute, second, or plain text. */
type Piece = { part: number; width: number } | { text: string };

const toCharNames = ['YYYY', 'MM', 'DD', 'HH24', 'MI', 'SS'];

function readDateFormat(format: string): Piece[] {
  const tokens = format.match(dateTokens) ?? [];
  const letters = tokens.map((token) => (/^[a-z]/i.test(token) ? token[0]?.toLowerCase() : undefined));
  return tokens.map((token, index) => {
    const letter = letters[index];
    if (!letter) return { text: token };
    const before = letters.slice(0, index).findLast((other) => other !== undefined);
    const after = letters.slice(index + 1).find((other) => other !== undefined);
    const isMinute = letter === 'm' && (before === 'h' || after === 's');
    return { part: isMinute ? 4 : 'ymdh.s'.indexOf(letter), width: token.length };
  });
}

function writeDate(format: string, parts: (number | undefined)[]): string {
  return readDateFormat(format)
    .map((piece) => ('text' in piece ? piece.text : pad(parts[piece.part] ?? 0, piece.width)))
    .join('');
}

function writeDateSql(format: string, local: ReturnType<typeof sql>) {
  const pieces = readDateFormat(format).map((piece) => {
    if ('text' in piece) return sql`${piece.text}::text`;
    const name = `${piece.width === 1 ? 'FM' : ''}${toCharNames[piece.part]}`;
    return sql`to_char(${local}, ${raw(`'${name}'`)})`;
  });
  return sql`${join(pieces, ' || ')}`;
}
